package io.github.inngestcdi.internal.json;

import io.github.inngestcdi.spi.JsonMapper;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbException;
import java.io.Reader;
import java.io.StringReader;
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
        try {
            return value == null ? "null" : jsonb.toJson(value);
        } catch (StackOverflowError e) {
            throw new JsonbException("The value is nested too deeply, or holds itself.");
        }
    }

    @Override
    public @Nullable Object fromJson(String json, Type type) {
        return json.equals("null") ? null : fromJson(new StringReader(json), type);
    }

    @Override
    public @Nullable Object fromJson(Reader json, Type type) {
        try {
            return jsonb.fromJson(json, type);
        } catch (StackOverflowError e) {
            throw new JsonbException("The JSON is nested too deeply.");
        }
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
