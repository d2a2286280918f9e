package io.github.inngestcdi.internal.engine.step;

import io.github.inngestcdi.StepException;
import io.github.inngestcdi.internal.CoreMessages;
import io.github.inngestcdi.internal.json.JsonPlatform;
import io.github.inngestcdi.internal.json.RawJson;
import io.github.inngestcdi.internal.wire.ErrorJson;
import io.github.inngestcdi.spi.JsonMapper;
import jakarta.json.JsonObject;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import java.lang.reflect.Type;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Turns what steps are given and give into JSON and back. */
public record StepValues(JsonPlatform json, JsonMapper mapper) {
    public String written(String stepId, @Nullable Object result) {
        try {
            return mapper.toJson(result);
        } catch (RuntimeException e) {
            throw CoreMessages.resultNotWritable(stepId, result, e);
        }
    }

    @Nullable
    Object bind(String stepId, RawJson value, Type type) {
        if (value.isNull() || type == Void.class) {
            return null;
        }
        try {
            return mapper.fromJson(value.reader(), type);
        } catch (RuntimeException e) {
            throw CoreMessages.memoDoesNotFit(stepId, value.kind(), type, e);
        }
    }

    /** {@return the failure that the server has memoized as {@code error}} */
    public StepException failure(String stepId, RawJson error) {
        return new StepException(stepId, ErrorJson.read(json.value(error.toString()), mapper));
    }

    RawJson member(RawJson object, String key) {
        JsonValue value = json.object(object.toString()).getOrDefault(key, JsonValue.NULL);
        return RawJson.of(value.toString());
    }

    /** {@return the one value that a step is given} */
    JsonValue input(String stepId, @Nullable Object value) {
        return json.value(written(stepId, value));
    }

    /** {@return what the code is given of {@code input}, which may not be what the code itself had} */
    @Nullable
    Object readInput(String stepId, List<JsonValue> input, Type type) {
        JsonValue value = input.isEmpty() ? JsonValue.NULL : input.get(0);
        if (value == JsonValue.NULL) {
            return null;
        }
        if (type == Object.class && value instanceof JsonStructure) {
            throw CoreMessages.inputTypeUnknown(stepId);
        }
        try {
            return mapper.fromJson(value.toString(), type);
        } catch (RuntimeException e) {
            throw CoreMessages.inputDoesNotFit(stepId, type, e);
        }
    }

    /** {@return the data of an event, as {@code payload} is} */
    Supplier<List<JsonValue>> eventData(String stepId, @Nullable Object payload) {
        return () -> {
            if (payload == null) {
                return List.of(JsonValue.EMPTY_JSON_OBJECT);
            }
            JsonValue value = json.value(written(stepId, payload));
            if (value instanceof JsonObject) {
                return List.of(value);
            }
            throw CoreMessages.invocationDataIsNoObject(stepId, payload.getClass());
        };
    }
}
