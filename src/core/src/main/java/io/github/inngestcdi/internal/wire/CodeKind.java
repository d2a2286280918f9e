package io.github.inngestcdi.internal.wire;

import io.github.inngestcdi.internal.json.JsonPlatform;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;

/**
 * The kind of code that a step runs.
 *
 * @param type its type in Inngest's words: {@code run}, {@code sendEvent}
 * @param name the operation's {@code name}; empty for the step's id
 * @param options its {@code opts}
 */
public record CodeKind(String type, String name, Map<String, String> options) {
    /** Runs the user's code. */
    public static final CodeKind RUN = new CodeKind("run", "", Map.of());

    /** Sends events. */
    public static final CodeKind SEND_EVENT = new CodeKind("sendEvent", "sendEvent", Map.of("type", "step.sendEvent"));

    /** Runs the user's code, which asks an AI model. */
    public static final CodeKind AI_WRAP = new CodeKind("ai.wrap", "", Map.of("type", "step.ai.wrap"));

    /** Publishes a message. */
    public static final CodeKind PUBLISH =
            new CodeKind("realtime.publish", "", Map.of("type", "step.realtime.publish"));

    /** Chooses a variant of an experiment. */
    public static final CodeKind EXPERIMENT = new CodeKind("group.experiment", "", Map.of("type", "group.experiment"));

    /** Sends {@code signal}. */
    public static CodeKind sendSignal(String signal) {
        return new CodeKind("sendSignal", "sendSignal", Map.of("type", "step.sendSignal", "signal", signal));
    }

    String nameOf(StepId step) {
        return name.isEmpty() ? step.id() : name;
    }

    /** {@return the {@code opts} of a step of this kind that is given {@code input}} */
    JsonObject options(List<JsonValue> input, JsonPlatform json) {
        var object = json.newObject();
        options.forEach(object::add);
        if (!input.isEmpty()) {
            var array = json.newArray();
            input.forEach(array::add);
            object.add("input", array);
        }
        return object.build();
    }
}
