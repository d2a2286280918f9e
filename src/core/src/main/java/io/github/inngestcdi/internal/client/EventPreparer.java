package io.github.inngestcdi.internal.client;

import io.github.inngestcdi.InngestEvent;
import io.github.inngestcdi.internal.json.JsonPlatform;
import io.github.inngestcdi.internal.json.ObjectData;
import io.github.inngestcdi.internal.middleware.MiddlewareChain;
import io.github.inngestcdi.middleware.OutgoingEvent;
import io.github.inngestcdi.spi.PreparedEvent;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Prepares events: checks them, writes them as the event API reads them (Inngest SDK specification, 3.1), passes them through
 * the middleware, and freezes them to the bytes to send.
 */
public final class EventPreparer {
    private final JsonPlatform json;
    private final ObjectData data;
    private final SendHooks hooks;
    private final Clock clock;

    /**
     * Prepares events for {@code middleware}.
     *
     * @param data writes the data of an event, whose name is the owner
     * @param clock gives an event without a time the current one
     */
    public EventPreparer(JsonPlatform json, ObjectData data, MiddlewareChain middleware, Clock clock) {
        this.json = json;
        this.data = data;
        this.hooks = new SendHooks(middleware, json);
        this.clock = clock;
    }

    /**
     * {@return {@code event}, ready to be sent}
     *
     * @param event an {@link InngestEvent}, or the data of one
     * @throws IllegalArgumentException if the server would not accept it, or JSON cannot carry it
     */
    public PreparedEvent prepare(Object event) {
        return prepareAll(List.of(event)).get(0);
    }

    /** {@return {@code events}, ready to be sent, which pass through the middleware together} */
    List<PreparedEvent> prepareAll(List<?> events) {
        var written = events.stream().map(this::written).toList();
        var changed = hooks.transformed(written);
        List<PreparedEvent> prepared = new ArrayList<>();
        for (var event : changed) {
            prepared.add(frozen(event.json()).withSource(event.source()));
        }
        return prepared;
    }

    private OutgoingEvent written(Object event) {
        InngestEvent<?> envelope = event instanceof InngestEvent<?> ready ? ready : InngestEvent.of(event);
        EventRules.checkName(envelope);
        var time = envelope.timestamp().orElseGet(clock::instant);
        EventRules.checkTime(envelope, time);
        var object =
                json.newObject().add("name", envelope.name()).add("data", data.of(envelope.name(), envelope.data()));
        envelope.id().ifPresent(id -> object.add("id", id));
        envelope.version().ifPresent(version -> object.add("v", version));
        return new OutgoingEvent(
                envelope.data(), object.add("ts", time.toEpochMilli()).build());
    }

    /** The name, the id and the time are those that are sent: the middleware may have changed them. */
    private PreparedEvent frozen(JsonObject event) {
        Optional<String> id =
                event.get("id") instanceof JsonString text ? Optional.of(text.getString()) : Optional.empty();
        var time = event.get("ts") instanceof JsonNumber millis
                ? Instant.ofEpochMilli(millis.longValue())
                : clock.instant();
        var frozen = PreparedEvent.of(event.getString("name"), id, time, event.toString());
        EventRules.checkSize(frozen);
        return frozen;
    }
}
