package io.github.inngestcdi;

/**
 * What happens to an event while a function that has a single run at a time is running.
 *
 * @since 0.1
 */
public enum SingleRunMode {
    /** The event starts no run. */
    SKIP,
    /** The run that is going on is cancelled, and the event starts another. */
    CANCEL
}
