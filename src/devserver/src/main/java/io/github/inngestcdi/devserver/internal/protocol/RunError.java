package io.github.inngestcdi.devserver.internal.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.inngestcdi.devserver.internal.json.Json;
import java.util.List;

/** The shapes of an error in call requests, in events, and in REST answers. */
public final class RunError {
    private RunError() {}

    /** {@return an error that this server found} */
    public static ObjectNode of(String name, String message) {
        return Json.object().put("name", name).put("message", message);
    }

    /** {@return the answer of an app as an error object: the body, or an error with the body as its message} */
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
     * {@return the error of a failed run: without {@code data}, which stays in the answer of the app}
     *
     * @param reason the cause to report if the error itself has none
     */
    public static ObjectNode forEnd(JsonNode raw, String reason) {
        var inner = raw.path("error").isObject() ? raw.get("error") : raw;
        var message = Json.text(inner, "message");
        var error = Json.text(inner, "error");
        var json = Json.object()
                .put("error", error.isEmpty() ? reason : error)
                .put("name", nameOf(inner))
                .put("message", message.isEmpty() ? reason : message);
        if (!Json.text(inner, "stack").isEmpty()) {
            json.put("stack", Json.text(inner, "stack"));
        }
        if (inner.hasNonNull("cause")) {
            json.set("cause", inner.get("cause"));
        }
        return json;
    }

    /** {@return the cause to report of an error that this server found} */
    public static String reason(ObjectNode ours) {
        return Json.text(ours, "name") + ": " + Json.text(ours, "message");
    }

    private static String nameOf(JsonNode raw) {
        var name = Json.text(raw, "name");
        return name.isEmpty() ? "Error" : name;
    }
}
