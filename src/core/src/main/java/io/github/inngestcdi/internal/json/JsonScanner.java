package io.github.inngestcdi.internal.json;

import jakarta.json.JsonException;

/**
 * Steps over the values of a JSON text, without making strings or numbers of them.
 *
 * <p>It checks that values, names and punctuation are where they belong (RFC 8259, 2 to 5). The parser of a value
 * checks the escapes in a string and the digits of a number. Belongs to one thread.
 */
final class JsonScanner {
    /** The default limit of the platform's parser; a deeper text could only be an attempt to exhaust the stack. */
    private static final int MAX_DEPTH = 1000;

    private final String text;
    private int at;
    private int depth;

    JsonScanner(String text) {
        this.text = text;
    }

    /** {@return the position after the last value, or after {@link #peek()} that of the next one} */
    int position() {
        return at;
    }

    /** {@return the first character after white space} */
    char peek() {
        skipSpace();
        if (at == text.length()) {
            throw new JsonException("The JSON ends too early.");
        }
        return text.charAt(at);
    }

    /** {@return whether {@code expected} is next; steps over it if it is} */
    boolean accept(char expected) {
        if (peek() != expected) {
            return false;
        }
        at++;
        return true;
    }

    /** Steps over {@code expected}, which must be next. */
    void expect(char expected) {
        if (!accept(expected)) {
            throw unexpected();
        }
    }

    /** Checks that nothing follows. */
    void end() {
        skipSpace();
        if (at < text.length()) {
            throw new JsonException("There is more after the JSON value, from character %d on.".formatted(at));
        }
    }

    /** Steps over the next value. */
    void skip() {
        switch (peek()) {
            case '{' -> skipObject();
            case '[' -> skipArray();
            case '"' -> skipString();
            case 't' -> skipWord("true");
            case 'f' -> skipWord("false");
            case 'n' -> skipWord("null");
            default -> skipNumber();
        }
    }

    /** Steps over the next value, which must be a string. */
    void skipString() {
        expect('"');
        int start = at;
        int quote = text.indexOf('"', start);
        while (quote >= 0 && isEscaped(quote, start)) {
            quote = text.indexOf('"', quote + 1);
        }
        if (quote < 0) {
            throw new JsonException("The JSON ends in a string, which begins at character %d.".formatted(start - 1));
        }
        at = quote + 1;
    }

    private boolean isEscaped(int quote, int start) {
        int before = quote;
        while (before > start && text.charAt(before - 1) == '\\') {
            before--;
        }
        return (quote - before) % 2 == 1;
    }

    private void skipSpace() {
        while (at < text.length() && isSpace(text.charAt(at))) {
            at++;
        }
    }

    private static boolean isSpace(char character) {
        return character == ' ' || character == '\n' || character == '\r' || character == '\t';
    }

    private void skipObject() {
        open();
        if (!accept('}')) {
            do {
                skipString();
                expect(':');
                skip();
            } while (accept(','));
            expect('}');
        }
        depth--;
    }

    private void skipArray() {
        open();
        if (!accept(']')) {
            do {
                skip();
            } while (accept(','));
            expect(']');
        }
        depth--;
    }

    private void open() {
        at++;
        depth++;
        if (depth > MAX_DEPTH) {
            throw new JsonException("The JSON is nested more than %d levels deep.".formatted(MAX_DEPTH));
        }
    }

    private void skipWord(String word) {
        if (!text.startsWith(word, at)) {
            throw unexpected();
        }
        at += word.length();
    }

    private void skipNumber() {
        int start = at;
        while (at < text.length() && isInNumber(text.charAt(at))) {
            at++;
        }
        if (at == start) {
            throw unexpected();
        }
    }

    private static boolean isInNumber(char character) {
        return switch (character) {
            case '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '-', '+', '.', 'e', 'E' -> true;
            default -> false;
        };
    }

    private JsonException unexpected() {
        return new JsonException("The JSON has something unexpected at character %d.".formatted(at));
    }
}
