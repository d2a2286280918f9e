package io.github.inngestcdi;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A run as the server described it: nothing here changes when the run goes on. Safe for use by many threads.
 *
 * @since 0.1
 */
public interface RunSnapshot {
    /** {@return the run's id, a ULID} */
    String id();

    /** {@return the server's own id of the function, a UUID; not the id that the code gives it} */
    String functionId();

    /** {@return the id of the event that started the run; empty if the server does not send it} */
    Optional<String> eventId();

    /** {@return the status of the run} */
    RunStatus status();

    /** {@return the time at which it started, or is scheduled to start} */
    Instant startedAt();

    /** {@return the time at which it ended; empty while it goes on} */
    Optional<Instant> endedAt();

    /**
     * {@return the output of the function, read as {@code type}; {@code null} if it returned nothing}
     *
     * @throws IllegalStateException if the run has not completed, or its output does not fit {@code type}
     */
    <T> @Nullable T output(Class<T> type);

    /**
     * {@return the output of the function, read as {@code type}: {@code new GenericType<List<Quote>>() {}}}
     *
     * @see #output(Class)
     */
    <T> @Nullable T output(GenericType<T> type);

    /** {@return the error of a failed run; empty for any other} */
    Optional<FunctionError> error();
}
