package io.github.inngestcdi.internal.wire;

import io.github.inngestcdi.internal.json.JsonCursor;
import io.github.inngestcdi.internal.json.RawJson;
import org.jspecify.annotations.Nullable;

/**
 * Takes memos from a cursor, one after the other. An object is a wrapper only if it has nothing but {@code data} and
 * {@code error}: an event that was waited for has them too, and more.
 */
final class MemoReader implements JsonCursor.Member {
    private final JsonCursor cursor;
    private @Nullable RawJson data;
    private @Nullable RawJson error;
    private @Nullable RawJson input;
    private boolean other;
    private boolean onlyInput;

    MemoReader(JsonCursor cursor) {
        this.cursor = cursor;
    }

    Memo next() {
        data = null;
        error = null;
        input = null;
        other = false;
        onlyInput = true;
        var whole = cursor.rawObject(this);
        if (error != null && !other && !error.isNull()) {
            return new Memo.Failure(error);
        }
        if (data != null && !other) {
            return new Memo.Data(data);
        }
        if (input != null && onlyInput) {
            return new Memo.Input(input);
        }
        return new Memo.Data(whole);
    }

    @Override
    public void take(String key) {
        var value = cursor.raw();
        switch (key) {
            case "data" -> data = value;
            case "error" -> error = value;
            case "input" -> input = value;
            default -> other = true;
        }
        other |= key.equals("input");
        onlyInput &= key.equals("input");
    }
}
