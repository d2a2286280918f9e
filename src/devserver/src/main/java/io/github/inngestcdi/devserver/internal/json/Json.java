package io.github.inngestcdi.devserver.internal.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads and writes JSON trees. */
public final class Json {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    public static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }

    public static ArrayNode array(Collection<? extends JsonNode> nodes) {
        return array().addAll(nodes);
    }

    /** {@return the tree of {@code bytes}; the JSON value {@code null} if they are empty} */
    public static JsonNode read(byte[] bytes) throws IOException {
        var node = MAPPER.readTree(bytes);
        return node == null || node.isMissingNode() ? NullNode.getInstance() : node;
    }

    /** {@return the tree of {@code bytes}, or nothing if they are not JSON} */
    public static Optional<JsonNode> tryRead(byte[] bytes) {
        try {
            return bytes.length == 0 ? Optional.empty() : Optional.of(read(bytes));
        } catch (IOException notJson) {
            return Optional.empty();
        }
    }

    /** {@return the tree of {@code bytes}, or a JSON string of them if they are not JSON} */
    public static JsonNode readOrText(byte[] bytes) {
        return tryRead(bytes).orElseGet(() -> TextNode.valueOf(new String(bytes, StandardCharsets.UTF_8)));
    }

    public static byte[] write(JsonNode node) {
        try {
            return MAPPER.writeValueAsBytes(node);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return the bytes of {@code node} and a line feed, with which the real server ends its answers} */
    public static byte[] writeLine(JsonNode node) {
        var json = write(node);
        var line = Arrays.copyOf(json, json.length + 1);
        line[json.length] = '\n';
        return line;
    }

    /** {@return the text of the field {@code name}; empty if the field is missing or not a string} */
    public static String text(@Nullable JsonNode object, String name) {
        var value = object == null ? null : object.get(name);
        return value == null || !value.isTextual() ? "" : value.textValue();
    }
}
