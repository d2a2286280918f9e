package io.github.inngestcdi.devserver.internal.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.inngestcdi.devserver.internal.json.Json;
import java.util.List;

/** The shapes in which an error is told: to functions, in events, and in REST answers. */
public final class RunError {
    private RunError() {}

    /** {@return an error that this server found} */
    public static ObjectNode of(String name, String message) {
        return Json.object().put("name", name).put("message", message);
    }

    /** {@return what an app answered, as an error object: the body, or an error with the body for its message} */
    static ObjectNode ofAnswer(JsonNode body, int status) {
        if (body instanceof ObjectNode object && (object.has("name") || object.has("message"))) {
            return object;
        }
        var text = body.isTextual() ? body.textValue() : body.isNull() ? "" : body.toString();
        return of("Error", text.isBlank() ? "the app answered with status " + status : text);
    }

    /** {@return the error as a step's memo carries it} */
    public static ObjectNode forStep(JsonNode raw) {
        var error = Json.object();
        error.put("name", nameOf(raw)).put("message", Json.text(raw, "message"));
        for (var field : List.of("stack", "data", "noRetry", "cause")) {
            if (raw.hasNonNull(field)) {
                error.set(field, raw.get(field));
            }
        }
        return error;
    }

    /**
     * {@return the error as a run's end tells it: without {@code data}, which stays in what the app answered}
     *
     * @param reason what the end is put down to where the error itself does not say
     */
    public static ObjectNode forEnd(JsonNode raw, String reason) {
        var inner = raw.path("error").isObject() ? raw.get("error") : raw;
        var message = Json.text(inner, "message");
        var told = Json.text(inner, "error");
        var error = Json.object()
                .put("error", told.isEmpty() ? reason : told)
                .put("name", nameOf(inner))
                .put("message", message.isEmpty() ? reason : message);
        if (!Json.text(inner, "stack").isEmpty()) {
            error.put("stack", Json.text(inner, "stack"));
        }
        if (inner.hasNonNull("cause")) {
            error.set("cause", inner.get("cause"));
        }
        return error;
    }

    /** {@return what a run's end is put down to where this server found the error} */
    public static String reason(ObjectNode ours) {
        return Json.text(ours, "name") + ": " + Json.text(ours, "message");
    }

    private static String nameOf(JsonNode raw) {
        var name = Json.text(raw, "name");
        return name.isEmpty() ? "Error" : name;
    }
}
