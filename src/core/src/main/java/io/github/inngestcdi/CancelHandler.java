package io.github.inngestcdi;

import org.jspecify.annotations.Nullable;

/**
 * The code that runs, as a function of its own, after a run of a function was cancelled.
 *
 * @param <E> the type of the cancelled run's event data
 * @since 0.1
 */
@FunctionalInterface
public interface CancelHandler<E> {
    /**
     * Reacts to the cancellation.
     *
     * @param context the cancelled run and its event, and the steps of this run
     * @throws Exception to have it retried
     */
    void onCancel(CancelContext<E> context) throws Exception;

    /**
     * Reacts by {@link #onCancel}, and returns the output of this run: none unless overridden.
     *
     * @param context the cancelled run and its event, and the steps of this run
     * @throws Exception to have it retried
     */
    default @Nullable Object outputOf(CancelContext<E> context) throws Exception {
        onCancel(context);
        return null;
    }
}
