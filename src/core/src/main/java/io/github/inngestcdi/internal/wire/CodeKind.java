package io.github.inngestcdi.internal.wire;

import io.github.inngestcdi.internal.json.JsonPlatform;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Map;

/**
 * What the code of a step is, for the server's display.
 *
 * @param name the operation's {@code name}; empty for the step's id
 * @param options its {@code opts}
 */
public record CodeKind(String name, Map<String, String> options) {
    /** Code of the user's. */
    public static final CodeKind RUN = new CodeKind("", Map.of());

    /** Sends events. */
    public static final CodeKind SEND_EVENT = new CodeKind("sendEvent", Map.of("type", "step.sendEvent"));

    /** Sends {@code signal}. */
    public static CodeKind sendSignal(String signal) {
        return new CodeKind("sendSignal", Map.of("type", "step.sendSignal", "signal", signal));
    }

    String nameOf(StepId step) {
        return name.isEmpty() ? step.id() : name;
    }

    JsonObject options(JsonPlatform json) {
        JsonObjectBuilder object = json.newObject();
        options.forEach(object::add);
        return object.build();
    }
}
