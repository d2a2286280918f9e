package io.github.inngestcdi.internal.wire;

import io.github.inngestcdi.internal.json.JsonCursor;
import io.github.inngestcdi.internal.json.RawJson;
import org.jspecify.annotations.Nullable;

/** What the server memoized of a step. Its value is a slice of the call request, read when the code asks for it. */
public sealed interface Memo {
    /** The step has a result; {@code null} for a sleep, a wait that timed out, and code that returned nothing. */
    record Data(RawJson value) implements Memo {}

    /** The step has failed for good. */
    record Failure(RawJson error) implements Memo {}

    /** The step is to run again with this input; it has no result. */
    record Input(RawJson input) implements Memo {}

    /**
     * Takes a memo from {@code cursor}. An object is a wrapper only if it has nothing but {@code data} and {@code error}:
     * an event that was waited for has them too, and more.
     */
    static Memo read(JsonCursor cursor) {
        Shape shape = new Shape();
        RawJson whole = shape.take(cursor);
        if (shape.error != null && !shape.other && !shape.error.isNull()) {
            return new Failure(shape.error);
        }
        if (shape.data != null && !shape.other) {
            return new Data(shape.data);
        }
        if (shape.input != null && shape.onlyInput) {
            return new Input(shape.input);
        }
        return new Data(whole);
    }

    /** The members of a memo that tell what it is. */
    final class Shape {
        private @Nullable RawJson data;
        private @Nullable RawJson error;
        private @Nullable RawJson input;
        private boolean other;
        private boolean onlyInput = true;

        private RawJson take(JsonCursor cursor) {
            return cursor.rawObject(key -> {
                RawJson value = cursor.raw();
                switch (key) {
                    case "data" -> data = value;
                    case "error" -> error = value;
                    case "input" -> input = value;
                    default -> other = true;
                }
                other |= key.equals("input");
                onlyInput &= key.equals("input");
            });
        }
    }
}
