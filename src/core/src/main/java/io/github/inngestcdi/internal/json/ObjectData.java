package io.github.inngestcdi.internal.json;

import io.github.inngestcdi.spi.JsonMapper;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Writes the data of events as JSON objects, the only kind of data that an event has, and refuses what is not one. */
public final class ObjectData {
    private final JsonPlatform json;
    private final JsonMapper mapper;
    private final NotWritable notWritable;
    private final BiFunction<String, Object, RuntimeException> notAnObject;

    /** Creates the exception about data that JSON cannot carry. */
    @FunctionalInterface
    public interface NotWritable {
        /** {@return the exception to throw for the {@code data} of {@code owner}} */
        RuntimeException refusal(String owner, Object data, RuntimeException cause);
    }

    /**
     * Writes with {@code mapper}.
     *
     * @param notWritable creates the exception about data that JSON cannot carry
     * @param notAnObject creates the exception about data of another kind, from its owner and the data
     */
    public ObjectData(
            JsonPlatform json,
            JsonMapper mapper,
            NotWritable notWritable,
            BiFunction<String, Object, RuntimeException> notAnObject) {
        this.json = json;
        this.mapper = mapper;
        this.notWritable = notWritable;
        this.notAnObject = notAnObject;
    }

    /**
     * {@return {@code data} as a JSON object; an empty one for {@code null}}
     *
     * @param owner the event, function or step that a message names
     * @throws RuntimeException the refusal, if {@code data} is not a JSON object
     */
    public JsonObject of(String owner, @Nullable Object data) {
        if (data == null) {
            return JsonValue.EMPTY_JSON_OBJECT;
        }
        if (written(owner, data) instanceof JsonObject object) {
            return object;
        }
        throw notAnObject.apply(owner, data);
    }

    private JsonValue written(String owner, Object data) {
        try {
            return json.value(mapper.toJson(data));
        } catch (RuntimeException e) {
            throw notWritable.refusal(owner, data, e);
        }
    }
}
