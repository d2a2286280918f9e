package io.github.inngestcdi.internal.engine.step;

import io.github.inngestcdi.AiModel;
import io.github.inngestcdi.internal.CoreMessages;
import io.github.inngestcdi.internal.json.JsonPlatform;
import io.github.inngestcdi.internal.wire.Operation;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.lang.reflect.Type;
import java.util.List;

/** The steps in which the server asks an AI model. */
public final class InferenceSteps {
    private final JsonPlatform json;
    private final StepValues values;

    InferenceSteps(JsonPlatform json, StepValues values) {
        this.json = json;
        this.values = values;
    }

    public FoundStep infer(String id, AiModel model, Object body, Type type) {
        return new FoundStep.Requested(
                "ai.infer",
                () -> List.of(asked(id, body)),
                (step, input) -> new Operation.AiGateway(step, model, complete(id, model, asked(id, input.get(0)))),
                value -> values.bind(id, value, type));
    }

    private JsonObject asked(String id, Object body) {
        var value = body instanceof JsonValue json ? json : json.value(values.written(id, body));
        if (value instanceof JsonObject object) {
            return object;
        }
        throw CoreMessages.modelAskedWithoutObject(id, body);
    }

    private JsonObject complete(String id, AiModel model, JsonObject body) {
        var defaults = json.object(values.written(id, model.defaults()));
        var merged = merged(defaults, body);
        boolean named = merged.get("model") instanceof JsonString text
                && !text.getString().isEmpty();
        return model.name()
                .filter(name -> !named)
                .map(name -> json.newObject(merged).add("model", name).build())
                .orElse(merged);
    }

    private JsonObject merged(JsonObject defaults, JsonObject body) {
        var both = json.newObject(defaults);
        body.forEach((name, value) -> {
            boolean objects = value instanceof JsonObject && defaults.get(name) instanceof JsonObject;
            both.add(name, objects ? merged(defaults.getJsonObject(name), value.asJsonObject()) : value);
        });
        return both.build();
    }
}
