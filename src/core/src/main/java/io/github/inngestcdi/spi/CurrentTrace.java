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
     * Has the calling thread work for {@code trace}, or for none, until the scope is closed.
     *
     * @param trace that of a run
     * @return to be closed on the same thread, the last one first
     */
    Scope enter(Optional<TraceContext> trace);

    /** A time in which a thread works for a trace. */
    @FunctionalInterface
    interface Scope extends AutoCloseable {
        /** Has the thread work for what it did before. */
        @Override
        void close();
    }
}
