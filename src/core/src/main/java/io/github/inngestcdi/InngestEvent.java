package io.github.inngestcdi;

import io.github.inngestcdi.internal.ApiMessages;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An event with its envelope: what is sent, and what a function receives.
 *
 * @param <T> the type of the data
 * @param name the event's name; never blank
 * @param data the payload; {@code null} only on a received event that had none
 * @param id when sent, the key under which the server starts each function once in 24 hours; when received, the event's id
 * @param timestamp the time of the event; if it is in the future when sent, the server delays the runs until then
 * @param version the version of the data's shape
 * @since 0.1
 * @see <a href="https://github.com/inngest/inngest/blob/main/docs/SDK_SPEC.md">Inngest SDK spec., 3.1</a>
 */
public record InngestEvent<T>(
        String name, @Nullable T data, Optional<String> id, Optional<Instant> timestamp, Optional<String> version) {

    /**
     * Checks the name. Code that sends an event uses {@link #of(String, Object)}.
     *
     * @throws IllegalArgumentException if {@code name} is blank
     */
    public InngestEvent {
        if (name.isBlank()) {
            throw ApiMessages.eventNameBlank();
        }
    }

    /** {@return an event of this name and data, without id, timestamp and version} */
    public static <T> InngestEvent<T> of(String name, T data) {
        return new InngestEvent<>(name, data, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /**
     * {@return an event named by the {@link EventName} of {@code data}'s type}
     *
     * @throws IllegalArgumentException if that type has no {@link EventName}
     */
    public static <T> InngestEvent<T> of(T data) {
        var name = EventNames.of(data.getClass());
        Optional<String> version = name.version().isEmpty() ? Optional.empty() : Optional.of(name.version());
        return new InngestEvent<>(name.value(), data, Optional.empty(), Optional.empty(), version);
    }

    /** {@return this event with {@code id}: sent twice, it starts each function once} */
    public InngestEvent<T> withId(String id) {
        return new InngestEvent<>(name, data, Optional.of(id), timestamp, version);
    }

    /** {@return this event with {@code timestamp}, in milliseconds on the wire} */
    public InngestEvent<T> withTimestamp(Instant timestamp) {
        return new InngestEvent<>(name, data, id, Optional.of(timestamp), version);
    }

    /** {@return this event with {@code version} as the version of its data's shape} */
    public InngestEvent<T> withVersion(String version) {
        return new InngestEvent<>(name, data, id, timestamp, Optional.of(version));
    }
}
