package io.github.inngestcdi.spi;

import io.github.inngestcdi.TraceContext;
import java.util.Optional;

/**
 * Knows which trace a thread works for. Must be safe for use by many threads.
 *
 * @since 0.1
 */
public interface CurrentTrace {
    /** {@return the trace that the calling thread works for; empty if none is known} */
    Optional<TraceContext> get();

    /**
     * Makes the calling thread work for {@code trace}, or for none, until the scope is closed.
     *
     * @param trace the trace of a run
     * @return the scope, to be closed on the same thread, the last one first
     */
    Scope enter(Optional<TraceContext> trace);

    /** The time during which a thread works for a trace. */
    @FunctionalInterface
    interface Scope extends AutoCloseable {
        /** Restores the trace of before. */
        @Override
        void close();
    }
}
