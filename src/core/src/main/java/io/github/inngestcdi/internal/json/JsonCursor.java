package io.github.inngestcdi.internal.json;

import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import jakarta.json.stream.JsonParsingException;

/**
 * Walks through a JSON text once and cuts values out of it without reading them.
 *
 * <p>It relies on {@code JsonLocation.getStreamOffset} being the offset in characters, as Jakarta JSON Processing says
 * for a character source. An instance belongs to one thread.
 */
public final class JsonCursor implements AutoCloseable {
    private final String text;
    private final JsonParser parser;

    /** Where the last token ended, so that the next value begins at the first character of a value after it. */
    private int tokenEnd;

    JsonCursor(String text, JsonParser parser) {
        this.text = text;
        this.parser = parser;
    }

    /** Takes one value of an object. */
    @FunctionalInterface
    public interface Member {
        /** Must take the value of {@code key} from the cursor, by one of its methods. */
        void take(String key);
    }

    /** Takes one value of an array. */
    @FunctionalInterface
    public interface Element {
        /** Must take the value from the cursor, by one of its methods. */
        void take();
    }

    /** {@return the next value, unread} */
    public RawJson raw() {
        int before = tokenEnd;
        skip(next());
        return new RawJson(text, startOfValue(before), tokenEnd);
    }

    /** {@return the next value, unread; if it is an object, each of its members went to {@code member}} */
    public RawJson rawObject(Member member) {
        int before = tokenEnd;
        if (enterObject()) {
            members(member);
        }
        return new RawJson(text, startOfValue(before), tokenEnd);
    }

    /** {@return whether the next value is an object; if it is not, it is taken} */
    public boolean enterObject() {
        Event event = next();
        if (event == Event.START_OBJECT) {
            return true;
        }
        skip(event);
        return false;
    }

    /** Hands each member of the object that was entered to {@code member}. */
    public void members(Member member) {
        for (Event event = next(); event != Event.END_OBJECT; event = next()) {
            member.take(parser.getString());
        }
    }

    /** Hands each element of the next value to {@code element}, if it is an array. */
    public void elements(Element element) {
        Event event = next();
        if (event != Event.START_ARRAY) {
            skip(event);
            return;
        }
        while (!atEndOfArray()) {
            element.take();
        }
        next();
    }

    /** {@return the next value as text; numbers as they are written, anything else that is no string as empty} */
    public String string() {
        Event event = next();
        if (event == Event.VALUE_STRING || event == Event.VALUE_NUMBER) {
            return parser.getString();
        }
        skip(event);
        return "";
    }

    /** {@return the next value as a number; {@code otherwise} if it is none} */
    public int number(int otherwise) {
        Event event = next();
        if (event == Event.VALUE_NUMBER) {
            return parser.getInt();
        }
        skip(event);
        return otherwise;
    }

    /** {@return the next value as a number; {@code otherwise} if it is none} */
    public long longNumber(long otherwise) {
        Event event = next();
        if (event == Event.VALUE_NUMBER) {
            return parser.getLong();
        }
        skip(event);
        return otherwise;
    }

    /** {@return whether the next value is {@code true}} */
    public boolean isTrue() {
        Event event = next();
        skip(event);
        return event == Event.VALUE_TRUE;
    }

    /** Takes the next value and forgets it. */
    public void ignore() {
        skip(next());
    }

    /**
     * Checks that nothing follows.
     *
     * @throws JsonParsingException if something does
     */
    public void end() {
        if (parser.hasNext()) {
            throw new JsonParsingException("There is more after the JSON value.", parser.getLocation());
        }
    }

    @Override
    public void close() {
        parser.close();
    }

    private Event next() {
        if (!parser.hasNext()) {
            throw new JsonParsingException("The JSON ends too early.", parser.getLocation());
        }
        Event event = parser.next();
        tokenEnd = Math.toIntExact(parser.getLocation().getStreamOffset());
        return event;
    }

    private void skip(Event event) {
        if (event == Event.START_OBJECT) {
            parser.skipObject();
        } else if (event == Event.START_ARRAY) {
            parser.skipArray();
        } else {
            return;
        }
        tokenEnd = Math.toIntExact(parser.getLocation().getStreamOffset());
    }

    private boolean atEndOfArray() {
        return text.charAt(startOfValue(tokenEnd)) == ']';
    }

    private int startOfValue(int from) {
        int at = from;
        while (at < text.length() && isBetweenValues(text.charAt(at))) {
            at++;
        }
        if (at == text.length()) {
            throw new JsonParsingException("The JSON ends too early.", parser.getLocation());
        }
        return at;
    }

    private static boolean isBetweenValues(char character) {
        return switch (character) {
            case ' ', '\t', '\n', '\r', ':', ',' -> true;
            default -> false;
        };
    }
}
