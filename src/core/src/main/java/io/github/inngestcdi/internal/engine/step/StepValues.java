package io.github.inngestcdi.internal.engine.step;

import io.github.inngestcdi.StepException;
import io.github.inngestcdi.internal.CoreMessages;
import io.github.inngestcdi.internal.json.JsonPlatform;
import io.github.inngestcdi.internal.json.ObjectData;
import io.github.inngestcdi.internal.json.RawJson;
import io.github.inngestcdi.internal.wire.ErrorJson;
import io.github.inngestcdi.spi.JsonMapper;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import java.lang.reflect.Type;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Writes the inputs and results of steps as JSON, and reads them back. */
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
        var value = json.object(object.toString()).getOrDefault(key, JsonValue.NULL);
        return RawJson.of(value.toString());
    }

    /** {@return the input of a step as JSON} */
    JsonValue input(String stepId, @Nullable Object value) {
        return json.value(written(stepId, value));
    }

    /** {@return {@code input} as {@code type}, for a step that is run with another input than its code gives} */
    @Nullable
    Object readInput(String stepId, List<JsonValue> input, Type type) {
        var value = input.isEmpty() ? JsonValue.NULL : input.get(0);
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

    /** {@return {@code payload} as the data of an event, written when it is asked for} */
    Supplier<List<JsonValue>> eventData(String stepId, @Nullable Object payload) {
        return () -> List.of(eventData().of(stepId, payload));
    }

    private ObjectData eventData() {
        return new ObjectData(
                json,
                mapper,
                CoreMessages::resultNotWritable,
                (id, value) -> CoreMessages.invocationDataIsNoObject(id, value.getClass()));
    }
}
