package io.github.inngestcdi.internal.json;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * The platform's JSON-P provider, looked up once: {@code Json.create…} would look it up with every call. Safe for use by
 * many threads.
 */
public final class JsonPlatform {
    private final JsonProvider provider;
    private final JsonReaderFactory readers;

    /** Looks the provider up, with the context class loader. */
    public JsonPlatform() {
        provider = JsonProvider.provider();
        readers = provider.createReaderFactory(Map.of());
    }

    /** {@return a cursor before the first value of {@code text}} */
    public JsonCursor cursor(String text) {
        return new JsonCursor(text, this);
    }

    /** {@return {@code text} as a value} */
    public JsonValue value(String text) {
        try (var reader = readers.createReader(new StringReader(text))) {
            return reader.readValue();
        }
    }

    /**
     * {@return the array that {@code text} holds}
     *
     * @throws JsonException if it is not JSON
     * @throws ClassCastException if it is not an array
     */
    public JsonArray array(String text) {
        return value(text).asJsonArray();
    }

    /** {@return {@code text}, which must be an object} */
    public JsonObject object(String text) {
        return value(text).asJsonObject();
    }

    /** {@return {@code text}, which must be an object in UTF-8} */
    public JsonObject object(ByteBuffer text) {
        return object(StandardCharsets.UTF_8.decode(text).toString());
    }

    public JsonObjectBuilder newObject() {
        return provider.createObjectBuilder();
    }

    /** {@return a builder that begins with the members of {@code object}} */
    public JsonObjectBuilder newObject(JsonObject object) {
        return provider.createObjectBuilder(object);
    }

    public JsonArrayBuilder newArray() {
        return provider.createArrayBuilder();
    }
}
