package io.github.inngestcdi.internal.engine;

import io.github.inngestcdi.internal.json.JsonPlatform;
import jakarta.json.JsonValue;
import org.jspecify.annotations.Nullable;

/** A value on its way through middleware: its text is written again only if a layer has changed it. */
final class JsonPassage {
    private final JsonPlatform json;
    private String text = "";
    private @Nullable JsonValue value;

    JsonPassage(JsonPlatform json) {
        this.json = json;
    }

    /** {@return {@code entering} as the middleware is given it} */
    JsonValue enter(String entering) {
        text = entering;
        var parsed = json.value(entering);
        value = parsed;
        return parsed;
    }

    /** {@return the text of what the middleware gave back} */
    String leave(JsonValue leaving) {
        return leaving == value ? text : leaving.toString();
    }
}
