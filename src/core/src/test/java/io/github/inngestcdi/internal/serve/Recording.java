package io.github.inngestcdi.internal.serve;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the recorded traffic and makes it comparable. */
final class Recording {
    /** Times and stacks differ; the {@code data} of a step that has not run is null in one SDK and absent in another. */
    private static final Set<String> INCOMPARABLE = Set.of("timing", "stack", "__serialized", "cause");

    private Recording() {}

    static JsonStructure read(String file) {
        var stream = Objects.requireNonNull(Recording.class.getResourceAsStream("/protocol/" + file), file);
        try (var reader = Json.createReader(stream)) {
            return reader.read();
        }
    }

    static ServeRequest request(JsonObject recorded) {
        var headers = recorded.getJsonObject("headers").entrySet().stream()
                .collect(Collectors.toMap(
                        header -> header.getKey().toLowerCase(Locale.ROOT), header -> text(header.getValue())));
        return new ServeRequest(
                recorded.getString("method"),
                URI.create("http://localhost:3000" + recorded.getString("url")),
                name -> headers.get(name.toLowerCase(Locale.ROOT)),
                new ByteArrayInputStream(bodyOf(recorded)));
    }

    static byte[] bodyOf(JsonObject recorded) {
        var body = recorded.get("body");
        var text =
                recorded.getString("method", "").equals("POST") || body instanceof JsonStructure ? body.toString() : "";
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** {@return {@code value} without nulls, times and stacks} */
    static JsonValue comparable(JsonValue value) {
        if (value instanceof JsonObject object) {
            var kept = Json.createObjectBuilder();
            object.forEach((key, member) -> {
                if (!INCOMPARABLE.contains(key) && member != JsonValue.NULL) {
                    kept.add(key, comparable(member));
                }
            });
            return kept.build();
        }
        if (value instanceof JsonArray array) {
            var kept = Json.createArrayBuilder();
            array.forEach(element -> kept.add(comparable(element)));
            return kept.build();
        }
        return value;
    }

    static String text(JsonValue value) {
        return value instanceof JsonString string ? string.getString() : value.toString();
    }
}
