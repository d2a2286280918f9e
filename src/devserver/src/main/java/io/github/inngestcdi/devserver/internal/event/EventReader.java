package io.github.inngestcdi.devserver.internal.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.inngestcdi.devserver.internal.json.Json;
import java.time.Instant;
import java.util.List;

/** Reads events as apps send them, and refuses those that the real server refuses, with the same messages. */
public final class EventReader {
    public static final int MAX_EVENTS = 5000;
    public static final int MAX_BYTES = 3 * 1024 * 1024;
    private static final int MAX_NAME = 512;
    private static final long YEAR_1980 = 315_532_800_000L;
    private static final long YEAR_2100 = 4_102_444_800_000L;

    private EventReader() {}

    /** An event is not accepted; the message gives the reason. */
    public static final class RefusedEvent extends Exception {
        private static final long serialVersionUID = 1;

        public RefusedEvent(String message) {
            super(message);
        }
    }

    /** Reads an event of an app, whose name must not be reserved for Inngest. */
    public static StoredEvent read(JsonNode json, String internalId, Instant now) throws RefusedEvent {
        requireTypes(json);
        requireSize(json);
        var name = Json.text(json, "name");
        if (name.isEmpty()) {
            throw new RefusedEvent("event name is empty");
        }
        if (name.length() > MAX_NAME) {
            throw new RefusedEvent("event name is over the max length of " + MAX_NAME);
        }
        if (name.startsWith(StoredEvent.INTERNAL)) {
            throw new RefusedEvent("event name is reserved for internal use: " + name);
        }
        return accept(json, name, internalId, now);
    }

    /** Reads the input of an invocation: like an event, except for the name. */
    public static StoredEvent readInvocation(JsonNode json, String internalId, Instant now) throws RefusedEvent {
        requireTypes(json);
        requireSize(json);
        return accept(json, StoredEvent.INVOKED, internalId, now);
    }

    private static StoredEvent accept(JsonNode json, String name, String internalId, Instant now) throws RefusedEvent {
        var ts = json.path("ts").asLong(0);
        if (ts != 0 && ts < YEAR_1980) {
            throw new RefusedEvent("timestamp is before Jan 1, 1980");
        }
        if (ts > YEAR_2100) {
            throw new RefusedEvent("timestamp is after Jan 1, 2100");
        }
        var data = json.get("data") instanceof ObjectNode given ? given : Json.object();
        data.remove("_inngest");
        var extras = Json.object();
        for (var field : List.of("v", "user", "meta")) {
            if (json.hasNonNull(field)) {
                extras.set(field, json.get(field));
            }
        }
        var id = Json.text(json, "id");
        return new StoredEvent(
                internalId,
                id.isEmpty() ? internalId : id,
                name,
                data,
                ts == 0 ? Instant.ofEpochMilli(now.toEpochMilli()) : Instant.ofEpochMilli(ts),
                extras,
                now);
    }

    private static void requireSize(JsonNode json) throws RefusedEvent {
        int size = Json.write(json).length;
        if (size > MAX_BYTES) {
            throw tooLarge(size);
        }
    }

    public static RefusedEvent tooLarge(int size) {
        return new RefusedEvent("Event is over the max size: Max " + MAX_BYTES + " bytes / Size " + size + " bytes");
    }

    private static void requireTypes(JsonNode json) throws RefusedEvent {
        if (!json.isObject()) {
            throw new RefusedEvent("Request body must contain an event object or an array of event objects");
        }
        requireType(json, "name", "string", json.path("name").isTextual());
        requireType(json, "id", "string", json.path("id").isTextual());
        requireType(json, "data", "map[string]interface {}", json.path("data").isObject());
        requireType(json, "ts", "int64", json.path("ts").isIntegralNumber());
    }

    private static void requireType(JsonNode json, String field, String type, boolean fits) throws RefusedEvent {
        if (json.hasNonNull(field) && !fits) {
            var found = switch (json.get(field).getNodeType()) {
                case STRING -> "string";
                case NUMBER -> "number";
                case BOOLEAN -> "bool";
                case ARRAY -> "array";
                default -> "object";
            };
            throw new RefusedEvent(
                    "json: cannot unmarshal " + found + " into Go struct field raw." + field + " of type " + type);
        }
    }
}
