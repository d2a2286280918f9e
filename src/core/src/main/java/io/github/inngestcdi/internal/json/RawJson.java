package io.github.inngestcdi.internal.json;

import java.io.Reader;

/**
 * A JSON value that is not parsed yet: a slice of the text it came in.
 *
 * @param source the whole text
 * @param start the position of the value in it
 * @param end the position after the value
 */
public record RawJson(String source, int start, int end) {
    /** {@return the JSON {@code null}} */
    public static RawJson nothing() {
        return of("null");
    }

    /** {@return all of {@code text} as one value} */
    public static RawJson of(String text) {
        return new RawJson(text, 0, text.length());
    }

    /** {@return whether this is the JSON {@code null}} */
    public boolean isNull() {
        return source.startsWith("null", start);
    }

    /** {@return whether this is a JSON object} */
    public boolean isObject() {
        return source.charAt(start) == '{';
    }

    /** {@return whether this is a JSON number} */
    boolean isNumber() {
        return kind().equals("number");
    }

    /** {@return the kind of value, for a message: {@code object}, {@code array}, …} */
    public String kind() {
        return switch (source.charAt(start)) {
            case '{' -> "object";
            case '[' -> "array";
            case '"' -> "string";
            case 't', 'f' -> "boolean";
            case 'n' -> "null";
            default -> "number";
        };
    }

    /** {@return a reader of the value's own text, which is not copied} */
    public Reader reader() {
        return new SliceReader(source, start, end);
    }

    /** {@return the value's own text} */
    @Override
    public String toString() {
        return source.substring(start, end);
    }
}
