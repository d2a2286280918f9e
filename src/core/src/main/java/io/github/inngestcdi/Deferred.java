package io.github.inngestcdi;

/**
 * A run that another run asked for, and that starts when the other one has ended.
 *
 * @see FunctionContext#defer
 * @since 0.1
 */
public interface Deferred {
    /**
     * Withdraws the request for the run. A second call has no effect.
     *
     * @throws IllegalStateException if called in the code of a step, before the server knows of the run: call it
     *     outside of steps
     */
    void abort();
}
