package io.github.inngestcdi.internal.engine.step;

import io.github.inngestcdi.FunctionError;
import io.github.inngestcdi.InngestEvent;
import io.github.inngestcdi.NonRetriableException;
import io.github.inngestcdi.SystemEvents;
import io.github.inngestcdi.internal.CoreMessages;
import io.github.inngestcdi.internal.json.JsonCursor;
import io.github.inngestcdi.internal.json.JsonPlatform;
import io.github.inngestcdi.internal.json.RawJson;
import io.github.inngestcdi.internal.wire.ErrorJson;
import io.github.inngestcdi.middleware.TraceMiddleware;
import io.github.inngestcdi.spi.JsonMapper;
import jakarta.json.JsonObject;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads events, and binds their data to the type that the code expects. */
public final class EventReader {
    private static final String TRACE = "\"" + TraceMiddleware.MEMBER + "\"";

    private final JsonPlatform json;
    private final JsonMapper mapper;

    public EventReader(JsonPlatform json, JsonMapper mapper) {
        this.json = json;
        this.mapper = mapper;
    }

    /**
     * {@return the event, its data read as {@code type}}
     *
     * @throws NonRetriableException if the data does not fit {@code type}
     */
    public <T> InngestEvent<T> read(RawJson event, Type type) {
        var envelope = new Envelope();
        try (var cursor = json.cursor(event.toString())) {
            if (cursor.enterObject()) {
                cursor.members(key -> envelope.take(key, cursor));
            }
        }
        var name = envelope.name.isBlank() ? "(unnamed)" : envelope.name;
        return new InngestEvent<>(
                name,
                this.<T>bind(name, envelope.data, type),
                present(envelope.id),
                envelope.timestamp > 0 ? Optional.of(Instant.ofEpochMilli(envelope.timestamp)) : Optional.empty(),
                present(envelope.version));
    }

    /** {@return the run that an {@code inngest/function.failed} or {@code inngest/function.cancelled} reports} */
    public EndedRun endedRun(RawJson endEvent) {
        var draft = new EndedRunDraft();
        try (var cursor = json.cursor(endEvent.toString())) {
            if (cursor.enterObject()) {
                cursor.members(key -> draft.take(key, cursor));
            }
        }
        return new EndedRun(draft.event, ErrorJson.read(json.value(draft.error.toString()), mapper), draft.runId);
    }

    /**
     * A run that failed or was cancelled.
     *
     * @param event the event that has started it
     * @param error the reason of the failure; meaningless for a cancellation, as the server sends no reason
     */
    public record EndedRun(RawJson event, FunctionError error, String runId) {}

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private <T> @Nullable T bind(String name, RawJson data, Type type) {
        boolean ofSchedule = name.equals(SystemEvents.SCHEDULED_TIMER);
        if (data.isNull() || type == Void.class || (ofSchedule && type != Object.class)) {
            // The data of a schedule is the server's: it does not have the function's event type.
            return null;
        }
        try {
            return (T) mapper.fromJson(givenByTheCode(name, data.toString()), type);
        } catch (RuntimeException e) {
            throw CoreMessages.eventDataDoesNotFit(name, type, e);
        }
    }

    /** Removes what is not the code's own: the parent of a deferred run, which the server adds, and the trace of the sender. */
    private String givenByTheCode(String event, String data) {
        boolean deferred = event.equals(SystemEvents.DEFERRED_SCHEDULE);
        return (deferred || data.contains(TRACE)) && json.value(data) instanceof JsonObject object
                ? json.newObject(object)
                        .remove(deferred ? "_inngest" : TraceMiddleware.MEMBER)
                        .remove(TraceMiddleware.MEMBER)
                        .build()
                        .toString()
                : data;
    }

    private static Optional<String> present(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    private static final class Envelope {
        private String name = "";
        private RawJson data = RawJson.nothing();
        private String id = "";
        private String version = "";
        private long timestamp;

        void take(String key, JsonCursor cursor) {
            switch (key) {
                case "name" -> name = cursor.string();
                case "data" -> data = cursor.raw();
                case "id" -> id = cursor.string();
                case "v" -> version = cursor.string();
                case "ts" -> timestamp = cursor.longNumber(0);
                default -> cursor.ignore();
            }
        }
    }

    private static final class EndedRunDraft {
        private RawJson event = RawJson.of("{}");
        private RawJson error = RawJson.nothing();
        private String runId = "";

        void take(String key, JsonCursor cursor) {
            if (!key.equals("data")) {
                cursor.ignore();
            } else if (cursor.enterObject()) {
                cursor.members(part -> takePart(part, cursor));
            }
        }

        private void takePart(String key, JsonCursor cursor) {
            switch (key) {
                case "event" -> event = cursor.raw();
                case "error" -> error = cursor.raw();
                case "run_id" -> runId = cursor.string();
                default -> cursor.ignore();
            }
        }
    }
}
