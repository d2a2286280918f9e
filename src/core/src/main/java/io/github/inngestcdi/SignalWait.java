package io.github.inngestcdi;

import java.lang.reflect.Type;
import java.time.Duration;

/**
 * Which signal a run waits for, and how long. A signal reaches exactly one run.
 *
 * @param <T> the type of the signal's data
 * @param signal names the signal within the environment, such as {@code "approval-" + orderId}
 * @param type what the signal's data is read as
 * @param timeout how long to wait: at least one second, at most 366 days
 * @param conflict what becomes of another run that waits for the same signal
 * @since 0.1
 */
public record SignalWait<T>(String signal, Type type, Duration timeout, Conflict conflict) {
    /** When another run waits for the same signal. */
    public enum Conflict {
        /** This run fails. */
        FAIL,
        /** This run waits in place of the other. */
        REPLACE
    }

    /** {@return a wait that fails the run if another waits for the same signal} */
    public static <T> SignalWait<T> of(String signal, Class<T> type, Duration timeout) {
        return new SignalWait<>(signal, type, timeout, Conflict.FAIL);
    }

    /** {@return this wait, in place of another run's} */
    public SignalWait<T> replacing() {
        return new SignalWait<>(signal, type, timeout, Conflict.REPLACE);
    }
}
