package io.github.inngestcdi;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A run as the server told of it: nothing here changes when the run goes on. Safe for use by many threads.
 *
 * @since 0.1
 */
public interface RunSnapshot {
    /** {@return the run's id, a ULID} */
    String id();

    /** {@return the server's own id of the function, a UUID; not the id that the code gives it} */
    String functionId();

    /** {@return the id of the event that started the run; empty if the server does not say} */
    Optional<String> eventId();

    /** {@return what has become of the run} */
    RunStatus status();

    /** {@return when it started, or was scheduled to} */
    Instant startedAt();

    /** {@return when it ended; empty while it goes on} */
    Optional<Instant> endedAt();

    /**
     * {@return what the function returned, read as {@code type}; {@code null} if it returned nothing}
     *
     * @throws IllegalStateException if the run has not completed, or its output does not fit {@code type}
     */
    <T> @Nullable T output(Class<T> type);

    /**
     * {@return what the function returned, read as {@code type}: {@code new GenericType<List<Quote>>() {}}}
     *
     * @see #output(Class)
     */
    <T> @Nullable T output(GenericType<T> type);

    /** {@return what a failed run failed with; empty for any other} */
    Optional<FunctionError> error();
}
