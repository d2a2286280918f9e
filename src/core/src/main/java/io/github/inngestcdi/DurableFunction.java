package io.github.inngestcdi;

import org.jspecify.annotations.Nullable;

/**
 * The body of a function, run by Inngest: durable, retried step by step.
 *
 * @param <E> the type of the triggering event's data
 * @param <R> what the function returns; JSON must be able to carry it
 * @since 0.1
 */
@FunctionalInterface
public interface DurableFunction<E, R extends @Nullable Object> {
    /**
     * Runs once per call request: every step that has a result returns it, the first one without a result ends the call.
     * So the code between steps runs many times and must do the same each time; code with an effect belongs in a step.
     *
     * @param context the run: its event, its ids, its steps
     * @return the run's output
     * @throws Exception to retry the run from its last finished step; {@link NonRetriableException} to fail it at once
     */
    R run(FunctionContext<E> context) throws Exception;

    /**
     * Runs as a function of its own after a run of this one has failed for good; does nothing unless overridden, and is
     * then registered as {@code <id>-failure}.
     *
     * @param context the failed run, its event and its error
     * @throws Exception to have it retried
     */
    default void onFailure(FailureContext<E> context) throws Exception {}

    /**
     * Runs as a function of its own after a run of this one was cancelled; does nothing unless overridden, and is then
     * registered as {@code <id>-cancel}.
     *
     * @param context the cancelled run and its event
     * @throws Exception to have it retried
     */
    default void onCancel(CancelContext<E> context) throws Exception {}
}
