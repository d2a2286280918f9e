package io.github.inngestcdi.internal.serve;

import io.github.inngestcdi.internal.json.JsonPlatform;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * JSON in the one form that the server signs (RFC 8785, JCS), whatever form it arrived in: members sorted, no blanks, texts
 * and numbers as ECMAScript writes them.
 */
final class CanonicalJson {
    private static final String HEX = "0123456789abcdef";

    private final StringBuilder out;

    private CanonicalJson(int size) {
        out = new StringBuilder(size);
    }

    /** {@return {@code body} in canonical form; empty if it is not JSON, or has no such form} */
    static Optional<byte[]> of(byte[] body, JsonPlatform json) {
        try {
            var canonical = new CanonicalJson(body.length);
            canonical.write(json.value(new String(body, StandardCharsets.UTF_8)));
            return Optional.of(canonical.out.toString().getBytes(StandardCharsets.UTF_8));
        } catch (RuntimeException | StackOverflowError noJson) {
            return Optional.empty();
        }
    }

    private void write(JsonValue value) {
        switch (value.getValueType()) {
            case OBJECT -> writeObject(value.asJsonObject());
            case ARRAY -> writeArray(value.asJsonArray());
            case STRING -> writeString(((JsonString) value).getString());
            case NUMBER -> out.append(EcmaNumber.of(Double.parseDouble(value.toString())));
            case TRUE -> out.append("true");
            case FALSE -> out.append("false");
            case NULL -> out.append("null");
        }
    }

    /** Sorted by UTF-16 code units (3.2.3), as {@code String} compares. */
    private void writeObject(JsonObject object) {
        out.append('{');
        var separator = "";
        for (var member :
                object.entrySet().stream().sorted(Map.Entry.comparingByKey()).toList()) {
            out.append(separator);
            writeString(member.getKey());
            out.append(':');
            write(member.getValue());
            separator = ",";
        }
        out.append('}');
    }

    private void writeArray(JsonArray array) {
        out.append('[');
        var separator = "";
        for (var element : array) {
            out.append(separator);
            write(element);
            separator = ",";
        }
        out.append(']');
    }

    private void writeString(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            switch (character) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> writeCharacter(character);
            }
        }
        out.append('"');
    }

    private void writeCharacter(char character) {
        if (character < ' ') {
            out.append("\\u00").append(HEX.charAt(character >> 4)).append(HEX.charAt(character & 15));
        } else {
            out.append(character);
        }
    }
}
