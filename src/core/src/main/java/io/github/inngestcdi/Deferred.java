package io.github.inngestcdi;

/**
 * A run that was asked for, and starts when the one that asked for it has ended.
 *
 * @see FunctionContext#defer
 * @since 0.1
 */
public interface Deferred {
    /**
     * Asks for the run no longer. Does nothing if that was done before.
     *
     * @throws IllegalStateException if called in the code of a step, before the server was told of the run: call it
     *     outside of steps
     */
    void abort();
}
