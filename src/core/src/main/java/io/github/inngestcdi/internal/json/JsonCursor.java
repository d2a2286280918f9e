package io.github.inngestcdi.internal.json;

import jakarta.json.JsonException;
import jakarta.json.JsonString;

/**
 * Walks through a JSON text once and cuts values out of it without reading them.
 *
 * <p>The platform parses a value when it is needed, and most are needed once: parsing them here, too, would double the time. So
 * a cursor only steps over them, see {@link JsonScanner}. An instance belongs to one thread.
 */
public final class JsonCursor implements AutoCloseable {
    /** Every memoized result has this name: one string serves them all. */
    private static final String FREQUENT_NAME = "\"data\"";

    private final String text;
    private final JsonPlatform json;
    private final JsonScanner scanner;

    JsonCursor(String text, JsonPlatform json) {
        this.text = text;
        this.json = json;
        this.scanner = new JsonScanner(text);
    }

    /** Takes one value of an object. */
    @FunctionalInterface
    public interface Member {
        /** Takes the value of {@code key} from the cursor, by one of its methods. */
        void take(String key);
    }

    /** Takes one value of an array. */
    @FunctionalInterface
    public interface Element {
        /** Takes the value from the cursor, by one of its methods. */
        void take();
    }

    /** {@return the next value, unparsed} */
    public RawJson raw() {
        scanner.peek();
        int start = scanner.position();
        scanner.skip();
        return since(start);
    }

    /** {@return the next value, unparsed; hands each of its members to {@code member} if it is an object} */
    public RawJson rawObject(Member member) {
        scanner.peek();
        int start = scanner.position();
        if (enterObject()) {
            members(member);
        }
        return since(start);
    }

    /** {@return whether the next value is an object; skips it if it is not} */
    public boolean enterObject() {
        if (scanner.accept('{')) {
            return true;
        }
        scanner.skip();
        return false;
    }

    /** Hands each member of the entered object to {@code member}. */
    public void members(Member member) {
        if (scanner.accept('}')) {
            return;
        }
        do {
            var key = text();
            scanner.expect(':');
            member.take(key);
        } while (scanner.accept(','));
        scanner.expect('}');
    }

    /** Hands each element of the next value to {@code element}, if it is an array. */
    public void elements(Element element) {
        if (!scanner.accept('[')) {
            scanner.skip();
            return;
        }
        if (scanner.accept(']')) {
            return;
        }
        do {
            element.take();
        } while (scanner.accept(','));
        scanner.expect(']');
    }

    /** {@return the next value as text; a number as it is written; empty for a value of any other kind} */
    public String string() {
        if (scanner.peek() == '"') {
            return text();
        }
        var value = raw();
        return value.isNumber() ? value.toString() : "";
    }

    /** {@return the next value as a number, without its fraction; {@code otherwise} if it is not a number} */
    public int number(int otherwise) {
        var value = raw();
        return value.isNumber() ? (int) decimal(value) : otherwise;
    }

    /** {@return the next value as a number, without its fraction; {@code otherwise} if it is not a number} */
    public long longNumber(long otherwise) {
        var value = raw();
        return value.isNumber() ? (long) decimal(value) : otherwise;
    }

    /** {@return whether the next value is {@code true}} */
    public boolean isTrue() {
        boolean isTrue = scanner.peek() == 't';
        scanner.skip();
        return isTrue;
    }

    /** Skips the next value. */
    public void ignore() {
        scanner.skip();
    }

    /**
     * Checks that nothing follows.
     *
     * @throws JsonException if something follows
     */
    public void end() {
        scanner.end();
    }

    @Override
    public void close() {}

    private RawJson since(int start) {
        return new RawJson(text, start, scanner.position());
    }

    private String text() {
        scanner.peek();
        int start = scanner.position();
        scanner.skipString();
        if (text.startsWith(FREQUENT_NAME, start)) {
            return "data";
        }
        var inside = text.substring(start + 1, scanner.position() - 1);
        return inside.indexOf('\\') < 0 ? inside : unescaped(since(start));
    }

    private String unescaped(RawJson string) {
        return ((JsonString) json.value(string.toString())).getString();
    }

    /** Not a {@code BigDecimal}: a few characters can take megabytes, and the server sends only what a {@code double} holds. */
    private static double decimal(RawJson number) {
        try {
            return Double.parseDouble(number.toString());
        } catch (NumberFormatException e) {
            throw new JsonException(
                    "The JSON has a number that is none, at character %d.".formatted(number.start()), e);
        }
    }
}
