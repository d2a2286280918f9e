package io.github.inngestcdi.devserver.internal.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.inngestcdi.devserver.internal.json.Json;
import java.time.Instant;
import java.util.Optional;

/**
 * An event as it was accepted.
 *
 * @param internalId the ULID given to it here
 * @param id the sender's own id, else {@code internalId}
 * @param data a JSON object, empty if none was sent
 * @param time its {@code ts}: in the future it delays the runs it starts
 * @param extras those of {@code v}, {@code user} and {@code meta} that were sent
 * @param receivedAt when it arrived
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
     * {@return whether the end of a run that this event started is not reported by an event, so that handlers of ends do
     * not start each other forever}
     */
    public boolean suppressesEndEvents() {
        return name.equals(FINISHED) || name.equals(FAILED);
    }

    /** {@return the event as later events quote it: with nothing added} */
    public ObjectNode plain() {
        var json = Json.object();
        json.set("data", data);
        json.put("id", id).put("name", name).put("ts", time.toEpochMilli());
        json.setAll(extras);
        return json;
    }

    /** {@return the event as functions see it: {@code user} is always there} */
    public ObjectNode full() {
        var json = plain();
        if (!json.has("user")) {
            json.set("user", Json.object());
        }
        return json;
    }

    /** {@return the invocation that this event carries, if it carries one} */
    public Optional<JsonNode> invocation() {
        return name.equals(INVOKED) ? Optional.ofNullable(data.get("_inngest")) : Optional.empty();
    }
}
