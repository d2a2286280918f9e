package io.github.inngestcdi.internal.wire;

import io.github.inngestcdi.FunctionError;
import io.github.inngestcdi.StepException;
import io.github.inngestcdi.internal.RemoteCause;
import io.github.inngestcdi.internal.json.JsonPlatform;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Errors between Java and the wire: class name, message, stack and causes (Inngest SDK specification, 4.4.2). */
public final class Errors {
    /** A longer chain of causes is cut, so that a cycle ends. */
    private static final int MOST_CAUSES = 10;

    /** Deeper frames are left out: of a stack overflow the first ones tell enough. */
    private static final int MOST_FRAMES = 200;

    private Errors() {}

    /** {@return {@code thrown} as it travels} */
    public static FunctionError of(Throwable thrown) {
        return of(thrown, MOST_CAUSES);
    }

    private static FunctionError of(Throwable thrown, int depth) {
        if (thrown instanceof RemoteCause remote) {
            return remote.error();
        }
        Throwable cause = thrown.getCause();
        FunctionError wireCause = cause == null || depth == 0 ? null : of(cause, depth - 1);
        String name = thrown instanceof StepException failed
                ? failed.errorName()
                : thrown.getClass().getName();
        return new FunctionError(name, message(thrown), stack(thrown), wireCause);
    }

    /** {@return {@code error} as the body of an answer, or the {@code error} of an operation} */
    public static JsonObject toJson(FunctionError error, JsonPlatform json) {
        JsonObjectBuilder object = json.newObject().add("name", error.name()).add("message", error.message());
        if (error.stack() != null) {
            object.add("stack", error.stack());
        }
        if (error.cause() != null) {
            object.add("cause", toJson(error.cause(), json));
        }
        return object.add("__serialized", true).build();
    }

    /** {@return the error that {@code value}, written by any SDK or the server, stands for} */
    public static FunctionError read(JsonValue value) {
        if (value instanceof JsonString text) {
            return new FunctionError("Error", text.getString(), null, null);
        }
        if (!(value instanceof JsonObject object)) {
            return new FunctionError("Error", value.toString(), null, null);
        }
        JsonValue cause = object.get("cause");
        return new FunctionError(
                text(object, "name", "Error"),
                text(object, "message", ""),
                text(object, "stack", null),
                cause == null || cause == JsonValue.NULL ? null : read(cause));
    }

    private static String message(Throwable thrown) {
        String message = thrown.getMessage();
        return message == null || message.isBlank()
                ? thrown.getClass().getName() + " was thrown without a message"
                : message;
    }

    private static String stack(Throwable thrown) {
        StringJoiner lines = new StringJoiner("\n    at ");
        lines.add(thrown.toString());
        StackTraceElement[] frames = thrown.getStackTrace();
        for (int i = 0; i < Math.min(frames.length, MOST_FRAMES); i++) {
            lines.add(frames[i].toString());
        }
        StringBuilder text = new StringBuilder(lines.toString());
        for (Throwable suppressed : thrown.getSuppressed()) {
            text.append("\n    Suppressed: ").append(suppressed);
        }
        return text.toString();
    }

    private static @Nullable String text(JsonObject object, String key, @Nullable String otherwise) {
        return object.get(key) instanceof JsonString text ? text.getString() : otherwise;
    }
}
