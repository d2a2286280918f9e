package io.github.inngestcdi;

import static java.util.Objects.requireNonNull;

import java.lang.reflect.Type;
import java.time.Duration;
import java.util.List;

/**
 * The signal that a run waits for, and how long. A signal reaches exactly one run. Immutable.
 *
 * @param <T> the type of the signal's data
 * @since 0.1
 */
public final class SignalWait<T> extends Value {
    private final String signal;
    private final Type type;
    private final Duration timeout;
    private final Conflict conflict;

    private SignalWait(String signal, Type type, Duration timeout, Conflict conflict) {
        this.signal = requireNonNull(signal, "signal");
        this.type = requireNonNull(type, "type");
        this.timeout = requireNonNull(timeout, "timeout");
        this.conflict = requireNonNull(conflict, "conflict");
    }

    /** What happens when another run waits for the same signal. */
    public enum Conflict {
        /** This run fails. */
        FAIL,
        /** This run waits in place of the other. */
        REPLACE
    }

    /**
     * {@return a wait that fails the run if another waits for the same signal}
     *
     * @param signal names the signal within the environment, such as {@code "approval-" + orderId}
     * @param timeout how long to wait: at least one second, at most 366 days
     */
    public static <T> SignalWait<T> of(String signal, Class<T> type, Duration timeout) {
        return new SignalWait<>(signal, type, timeout, Conflict.FAIL);
    }

    /**
     * {@return a wait that fails the run if another waits for the same signal}
     *
     * @param signal names the signal within the environment, such as {@code "approval-" + orderId}
     * @param timeout how long to wait: at least one second, at most 366 days
     */
    public static <T> SignalWait<T> of(String signal, GenericType<T> type, Duration timeout) {
        return new SignalWait<>(signal, type.type(), timeout, Conflict.FAIL);
    }

    /** {@return this wait, with what happens when another run waits for the same signal} */
    public SignalWait<T> withConflict(Conflict conflict) {
        return new SignalWait<>(signal, type, timeout, conflict);
    }

    /** {@return the signal's name} */
    public String signal() {
        return signal;
    }

    /** {@return the type that the signal's data is read as} */
    public Type type() {
        return type;
    }

    /** {@return how long to wait} */
    public Duration timeout() {
        return timeout;
    }

    /** {@return what happens when another run waits for the same signal} */
    public Conflict conflict() {
        return conflict;
    }

    @Override
    List<?> parts() {
        return List.of(signal, type, timeout, conflict);
    }
}
