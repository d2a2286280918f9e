package io.github.inngestcdi;

import static java.util.Objects.requireNonNull;

import java.lang.reflect.Type;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The event that a run waits for, and how long. Immutable.
 *
 * @param <T> the type of the event's data
 * @since 0.1
 */
public final class EventWait<T> extends Value {
    private final String event;
    private final Type type;
    private final Duration timeout;
    private final Optional<String> expression;

    private EventWait(String event, Type type, Duration timeout, Optional<String> expression) {
        this.event = requireNonNull(event, "event");
        this.type = requireNonNull(type, "type");
        this.timeout = requireNonNull(timeout, "timeout");
        this.expression = expression;
    }

    /**
     * {@return a wait for the event that {@code type} is the data of}
     *
     * @param timeout how long to wait: at least one second, at most 366 days
     * @throws IllegalArgumentException if {@code type} has no {@link EventName}
     */
    public static <T> EventWait<T> of(Class<T> type, Duration timeout) {
        return new EventWait<>(EventNames.of(type).value(), type, timeout, Optional.empty());
    }

    /**
     * {@return a wait for the event {@code name}, its data read as {@code type}}
     *
     * @param timeout how long to wait: at least one second, at most 366 days
     */
    public static <T> EventWait<T> named(String name, Class<T> type, Duration timeout) {
        return new EventWait<>(name, type, timeout, Optional.empty());
    }

    /**
     * {@return a wait for the event {@code name}, its data read as {@code type}}
     *
     * @param timeout how long to wait: at least one second, at most 366 days
     */
    public static <T> EventWait<T> named(String name, GenericType<T> type, Duration timeout) {
        return new EventWait<>(name, type.type(), timeout, Optional.empty());
    }

    /**
     * {@return this wait, for events only for which the CEL {@code expression} is true}
     *
     * @param expression over {@code event}, the run's, and {@code async}, the one that arrives
     */
    public EventWait<T> withExpression(String expression) {
        return new EventWait<>(event, type, timeout, Optional.of(expression));
    }

    /** {@return this wait, for events whose {@code path}, such as {@code data.orderId}, equals that of the run's event} */
    public EventWait<T> withMatch(String path) {
        return withExpression("event.%1$s == async.%1$s".formatted(path));
    }

    /** {@return the event's name} */
    public String event() {
        return event;
    }

    /** {@return the type that the event's data is read as} */
    public Type type() {
        return type;
    }

    /** {@return how long to wait} */
    public Duration timeout() {
        return timeout;
    }

    /**
     * {@return a CEL expression over {@code event}, the run's, and {@code async}, the one that arrives; empty for any
     * event}
     */
    public Optional<String> expression() {
        return expression;
    }

    @Override
    List<?> parts() {
        return List.of(event, type, timeout, expression);
    }
}
