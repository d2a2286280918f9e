package io.github.inngestcdi.internal.json;

import io.github.inngestcdi.spi.JsonMapper;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbException;
import java.io.Reader;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The default mapper: Jakarta JSON Binding, so that the annotations on the application's types hold. */
public final class JsonbMapper implements JsonMapper, AutoCloseable {
    private final Jsonb jsonb;
    private final JsonPlatform platform = new JsonPlatform();

    /** Uses the platform's JSON Binding as it is configured by default. */
    public JsonbMapper() {
        this(JsonbBuilder.create());
    }

    /** Uses {@code jsonb}, and closes it with this mapper. */
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
        try {
            return json.equals("null") ? null : bound(json, type);
        } catch (StackOverflowError e) {
            throw nestedTooDeeply();
        }
    }

    @Override
    public @Nullable Object fromJson(Reader json, Type type) {
        if (!(type instanceof Class)) {
            return JsonMapper.super.fromJson(json, type);
        }
        try {
            return jsonb.fromJson(json, type);
        } catch (StackOverflowError e) {
            throw nestedTooDeeply();
        }
    }

    private static JsonbException nestedTooDeeply() {
        return new JsonbException("The JSON is nested too deeply.");
    }

    private @Nullable Object bound(String json, Type type) {
        var generic = GenericRecord.of(type);
        if (generic.isPresent()) {
            return read(json, generic.get());
        }
        var element = GenericRecord.ofElements(type);
        return element.isPresent() && json.stripLeading().startsWith("[")
                ? readAll(json, element.get())
                : jsonb.fromJson(json, type);
    }

    private Object read(String json, GenericRecord type) {
        Map<String, RawJson> members = new HashMap<>();
        try (var cursor = platform.cursor(json)) {
            if (!cursor.enterObject()) {
                throw new JsonbException("The JSON is not an object.");
            }
            cursor.members(name -> members.put(name, cursor.raw()));
            cursor.end();
        }
        return type.read(members, this::fromJson);
    }

    private List<@Nullable Object> readAll(String json, GenericRecord type) {
        List<@Nullable Object> values = new ArrayList<>();
        try (var cursor = platform.cursor(json)) {
            cursor.elements(() -> {
                var element = cursor.raw();
                values.add(element.isNull() ? null : read(element.toString(), type));
            });
            cursor.end();
        }
        return values;
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
