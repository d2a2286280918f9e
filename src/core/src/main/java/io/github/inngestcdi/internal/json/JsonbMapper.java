package io.github.inngestcdi.internal.json;

import io.github.inngestcdi.spi.JsonMapper;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/** The default mapper: Jakarta JSON Binding, so that the annotations on the application's types hold. */
public final class JsonbMapper implements JsonMapper, AutoCloseable {
    private final Jsonb jsonb;

    /** Uses the platform's JSON Binding as it is configured by default. */
    public JsonbMapper() {
        this(JsonbBuilder.create());
    }

    /** Uses {@code jsonb}, and closes it in the end. */
    public JsonbMapper(Jsonb jsonb) {
        this.jsonb = jsonb;
    }

    @Override
    public String toJson(@Nullable Object value) {
        return value == null ? "null" : jsonb.toJson(value);
    }

    @Override
    public @Nullable Object fromJson(String json, Type type) {
        return json.equals("null") ? null : jsonb.fromJson(json, type);
    }

    @Override
    public void close() {
        try {
            jsonb.close();
        } catch (Exception e) {
            throw new IllegalStateException("JSON Binding could not be closed.", e);
        }
    }
}
