package io.github.inngestcdi.internal.client;

import io.github.inngestcdi.InngestEvent;
import io.github.inngestcdi.internal.json.JsonPlatform;
import io.github.inngestcdi.spi.JsonMapper;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.time.Clock;

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
     * @throws IllegalArgumentException if it has no name, JSON cannot carry it, or it is too large
     */
    String write(Object event) {
        InngestEvent<?> envelope = event instanceof InngestEvent<?> ready ? ready : InngestEvent.of(event);
        JsonObjectBuilder object = json.newObject().add("name", envelope.name()).add("data", data(envelope));
        envelope.id().ifPresent(id -> object.add("id", id));
        envelope.version().ifPresent(version -> object.add("v", version));
        object.add("ts", envelope.timestamp().orElseGet(clock::instant).toEpochMilli());
        String text = object.build().toString();
        int size = text.getBytes(StandardCharsets.UTF_8).length;
        if (size > EventBatch.MOST_BYTES) {
            throw ClientMessages.eventTooLarge(envelope.name(), size, EventBatch.MOST_BYTES);
        }
        return text;
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
