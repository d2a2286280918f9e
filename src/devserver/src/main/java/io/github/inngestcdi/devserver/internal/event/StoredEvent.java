package io.github.inngestcdi.devserver.internal.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.inngestcdi.devserver.internal.json.Json;
import java.time.Instant;
import java.util.Optional;

/**
 * An event as it was accepted.
 *
 * @param internalId the ULID that this server gives it
 * @param id the id that the sender gave it, else {@code internalId}
 * @param data a JSON object, empty if none was sent
 * @param time its {@code ts}; a time in the future delays the runs that it starts
 * @param extras the fields {@code v}, {@code user} and {@code meta}, as far as they were sent
 * @param receivedAt the time of its arrival
 */
public record StoredEvent(
        String internalId,
        String id,
        String name,
        ObjectNode data,
        Instant time,
        ObjectNode extras,
        Instant receivedAt) {
    static final String INTERNAL = "inngest/";
    public static final String INVOKED = "inngest/function.invoked";
    public static final String FINISHED = "inngest/function.finished";
    public static final String FAILED = "inngest/function.failed";
    public static final String CANCELLED = "inngest/function.cancelled";
    public static final String DEFERRED = "inngest/deferred.schedule";
    public static final String SCHEDULED = "inngest/scheduled.timer";

    /**
     * {@return whether the server sends no event for the end of a run that this event started; otherwise handlers of ends
     * could start each other forever}
     */
    public boolean suppressesEndEvents() {
        return name.equals(FINISHED) || name.equals(FAILED);
    }

    /** {@return the event as later events quote it, without added fields} */
    public ObjectNode plain() {
        var json = Json.object();
        json.set("data", data);
        json.put("id", id).put("name", name).put("ts", time.toEpochMilli());
        json.setAll(extras);
        return json;
    }

    /** {@return the event as functions see it, always with {@code user}} */
    public ObjectNode full() {
        var json = plain();
        if (!json.has("user")) {
            json.set("user", Json.object());
        }
        return json;
    }

    /** {@return the invocation in this event, if there is one} */
    public Optional<JsonNode> invocation() {
        return name.equals(INVOKED) ? Optional.ofNullable(data.get("_inngest")) : Optional.empty();
    }
}
