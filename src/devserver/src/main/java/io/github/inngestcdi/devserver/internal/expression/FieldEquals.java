package io.github.inngestcdi.devserver.internal.expression;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code event.data.function_id == 'shop-pay'}: the expression of every failure handler, evaluated without CEL.
 *
 * @param path the names of the fields, from the event on
 * @param text the expected value of the last field
 */
record FieldEquals(String source, List<String> path, String text) implements Expression {
    private static final Pattern FORM =
            Pattern.compile("\\s*event((?:\\.[A-Za-z_]\\w*)+)\\s*==\\s*(?:'([^'\\\\]*)'|\"([^\"\\\\]*)\")\\s*");

    static Optional<Expression> parse(String source) {
        var form = FORM.matcher(source);
        if (!form.matches()) {
            return Optional.empty();
        }
        var text = form.group(2) == null ? form.group(3) : form.group(2);
        var path = List.of(form.group(1).substring(1).split("\\.", -1));
        return Optional.of(new FieldEquals(source, path, text));
    }

    @Override
    public boolean holds(JsonNode event, @Nullable JsonNode async) {
        var node = event;
        for (var field : path) {
            node = node.path(field);
        }
        return node.isTextual() && node.textValue().equals(text);
    }
}
