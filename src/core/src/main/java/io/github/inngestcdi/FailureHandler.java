package io.github.inngestcdi;

import org.jspecify.annotations.Nullable;

/**
 * The code that runs, as a function of its own, after a run of a function has failed for good.
 *
 * @param <E> the type of the failed run's event data
 * @since 0.1
 */
@FunctionalInterface
public interface FailureHandler<E> {
    /**
     * Reacts to the failure.
     *
     * @param context the failed run, its event and its error, and the steps of this run
     * @throws Exception to have it retried
     */
    void onFailure(FailureContext<E> context) throws Exception;

    /**
     * Reacts by {@link #onFailure}, and returns the output of this run: none unless overridden.
     *
     * @param context the failed run, its event and its error, and the steps of this run
     * @throws Exception to have it retried
     */
    default @Nullable Object outputOf(FailureContext<E> context) throws Exception {
        onFailure(context);
        return null;
    }
}
