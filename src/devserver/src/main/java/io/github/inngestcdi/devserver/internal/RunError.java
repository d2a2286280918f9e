package io.github.inngestcdi.devserver.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The shapes in which an error is told: to functions, in events, and in REST answers. */
final class RunError {
    private RunError() {}

    /** {@return an error that this server found} */
    static ObjectNode of(String name, String message) {
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
    static ObjectNode forStep(JsonNode raw) {
        var error = Json.object();
        error.put("name", nameOf(raw)).put("message", Json.text(raw, "message"));
        for (var field : List.of("stack", "data", "noRetry", "cause")) {
            if (raw.hasNonNull(field)) {
                error.set(field, raw.get(field));
            }
        }
        return error;
    }

    /** {@return the error as a run's end tells it} */
    static ObjectNode forEnd(JsonNode raw) {
        var error = forStep(raw).put("error", nameOf(raw));
        if (!error.has("stack")) {
            error.put("stack", "");
        }
        return error;
    }

    private static String nameOf(JsonNode raw) {
        var name = Json.text(raw, "name");
        return name.isEmpty() ? "Error" : name;
    }
}
