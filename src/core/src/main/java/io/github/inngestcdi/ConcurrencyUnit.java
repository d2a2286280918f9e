package io.github.inngestcdi;

/**
 * What a concurrency limit counts.
 *
 * @since 0.1
 */
public enum ConcurrencyUnit {
    /** Steps that are running: a run that sleeps or waits does not count. */
    STEPS,
    /** Runs from their start to their end, whether they sleep or wait. */
    RUNS
}
