package io.github.inngestcdi;

import org.jspecify.annotations.Nullable;

/**
 * A run that was cancelled, and the steps of the run that reacts to it.
 *
 * <p>It was cancelled by an event of {@link FunctionOptions.CancelOn}, by a timeout, by a newer run of
 * {@link SingleRunMode#CANCEL}, or by a user; the server does not report which. Steps that had ended are not undone.
 *
 * @param <E> the type of the cancelled run's event data
 * @since 0.1
 */
public interface CancelContext<E> {
    /**
     * {@return the event that had started the cancelled run; the first one of a batch}
     *
     * @throws NonRetriableException if its data does not fit the type
     */
    InngestEvent<E> event();

    /** {@return the data of {@link #event()}; {@code null} if it had none} */
    default @Nullable E data() {
        return event().data();
    }

    /** {@return the cancelled run's id} */
    String cancelledRunId();

    /** {@return the cancelled function's id with its app's: {@code shop-onboarding}} */
    String cancelledFunctionId();

    /** {@return the durable operations of this run, not of the cancelled one} */
    Step step();

    /**
     * {@return a logger for the body, silent while the body repeats steps that have run before, so that each line appears
     * once; every line names the function and the run}
     */
    System.Logger logger();

    /** {@return this run's id} */
    String runId();
}
