package io.github.inngestcdi.devserver.internal.expression;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code event.data.function_id == 'shop-pay'}: what every failure handler registers, evaluated without loading CEL.
 *
 * @param path the fields from the event on
 * @param text what the last must be
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
