package io.github.inngestcdi;

/**
 * The status of a run.
 *
 * @since 0.1
 */
public enum RunStatus {
    /** Waits to start: for concurrency, throttling, or a later time. */
    SCHEDULED,

    /** Has started; it may be between two steps, asleep or waiting. */
    RUNNING,

    /** Has returned. */
    COMPLETED,

    /** Has failed for good. */
    FAILED,

    /** Was cancelled: by an event, by a timeout, or on request. */
    CANCELLED,

    /** Did not start, as another run of a function with {@link SingleRunMode#SKIP} was under way. */
    SKIPPED,

    /** The server reports a status that this version does not know. */
    UNKNOWN;

    /** {@return whether the run has ended} */
    public boolean hasEnded() {
        return switch (this) {
            case COMPLETED, FAILED, CANCELLED, SKIPPED -> true;
            case SCHEDULED, RUNNING, UNKNOWN -> false;
        };
    }
}
