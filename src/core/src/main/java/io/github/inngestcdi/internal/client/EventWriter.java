package io.github.inngestcdi.internal.client;

import io.github.inngestcdi.InngestEvent;
import io.github.inngestcdi.internal.json.JsonPlatform;
import io.github.inngestcdi.middleware.OutgoingEvent;
import io.github.inngestcdi.spi.JsonMapper;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.time.Clock;
import java.time.Instant;

/** Writes events as the event API reads them (Inngest SDK specification, 3.1). */
final class EventWriter {
    private final JsonPlatform json;
    private final JsonMapper mapper;
    private final Clock clock;

    EventWriter(JsonPlatform json, JsonMapper mapper, Clock clock) {
        this.json = json;
        this.mapper = mapper;
        this.clock = clock;
    }

    /**
     * {@return {@code event} as JSON}
     *
     * @param event an {@link InngestEvent}, or the data of one
     * @throws IllegalArgumentException if the server would not accept it, or JSON cannot carry it
     */
    OutgoingEvent write(Object event) {
        InngestEvent<?> envelope = event instanceof InngestEvent<?> ready ? ready : InngestEvent.of(event);
        EventRules.checkName(envelope);
        Instant time = envelope.timestamp().orElseGet(clock::instant);
        EventRules.checkTime(envelope, time);
        JsonObjectBuilder object = json.newObject().add("name", envelope.name()).add("data", data(envelope));
        envelope.id().ifPresent(id -> object.add("id", id));
        envelope.version().ifPresent(version -> object.add("v", version));
        return new OutgoingEvent(
                envelope.data(), object.add("ts", time.toEpochMilli()).build());
    }

    private JsonValue data(InngestEvent<?> event) {
        if (event.data() == null) {
            return JsonValue.EMPTY_JSON_OBJECT;
        }
        JsonValue value;
        try {
            value = json.value(mapper.toJson(event.data()));
        } catch (RuntimeException e) {
            throw ClientMessages.dataNotWritable(event.name(), e);
        }
        if (value.getValueType() != JsonValue.ValueType.OBJECT) {
            throw ClientMessages.dataIsNoObject(event.name());
        }
        return value;
    }
}
