package io.github.inngestcdi;

import java.lang.reflect.Type;
import java.time.Duration;
import java.util.Optional;

/**
 * Which event a run waits for, and how long.
 *
 * @param <T> the type of the event's data
 * @param event the event's name
 * @param type what the event's data is read as
 * @param timeout how long to wait: at least one second, at most 366 days
 * @param expression a CEL expression over {@code event}, the run's, and {@code async}, the one that arrives
 * @since 0.1
 */
public record EventWait<T>(String event, Type type, Duration timeout, Optional<String> expression) {
    /**
     * {@return a wait for the event that {@code type} is the data of}
     *
     * @throws IllegalArgumentException if {@code type} has no {@link EventName}
     */
    public static <T> EventWait<T> of(Class<T> type, Duration timeout) {
        return new EventWait<>(EventNames.of(type).value(), type, timeout, Optional.empty());
    }

    /** {@return a wait for the event {@code name}, its data read as {@code type}} */
    public static <T> EventWait<T> named(String name, Class<T> type, Duration timeout) {
        return new EventWait<>(name, type, timeout, Optional.empty());
    }

    /** {@return this wait, for events only for which the CEL {@code expression} is true} */
    public EventWait<T> when(String expression) {
        return new EventWait<>(event, type, timeout, Optional.of(expression));
    }

    /** {@return this wait, for events whose {@code path}, such as {@code data.orderId}, equals that of the run's event} */
    public EventWait<T> matching(String path) {
        return when("event.%1$s == async.%1$s".formatted(path));
    }
}
