package io.github.inngestcdi;

import org.jspecify.annotations.Nullable;

/**
 * A run that failed for good, and the steps of the run that reacts to it.
 *
 * @param <E> the type of the failed run's event data
 * @since 0.1
 */
public interface FailureContext<E> {
    /**
     * {@return the event that had started the failed run}
     *
     * @throws NonRetriableException if its data does not fit the type; this may be the reason the run failed
     */
    InngestEvent<E> event();

    /** {@return the data of {@link #event()}; {@code null} if it had none} */
    default @Nullable E data() {
        return event().data();
    }

    /** {@return the error that the run failed with} */
    FunctionError error();

    /** {@return the failed run's id} */
    String failedRunId();

    /** {@return the failed function's id with its app's: {@code shop-onboarding}} */
    String failedFunctionId();

    /** {@return the durable operations of this run, not of the failed one} */
    Step step();

    /**
     * {@return a logger for the body, silent while the body repeats steps that have run before, so that each line appears
     * once; every line names the function and the run}
     */
    System.Logger logger();

    /** {@return this run's id} */
    String runId();
}
