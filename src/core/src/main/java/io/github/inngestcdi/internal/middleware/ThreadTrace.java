package io.github.inngestcdi.internal.middleware;

import io.github.inngestcdi.TraceContext;
import io.github.inngestcdi.spi.CurrentTrace;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Keeps the trace of a run on its thread; outside of runs asks a supplier. */
public final class ThreadTrace implements CurrentTrace {
    @SuppressWarnings("ThreadLocalUsage") // one for each deployment, and empty outside of a scope
    private final ThreadLocal<@Nullable Optional<TraceContext>> entered = new ThreadLocal<>();

    private final Supplier<Optional<TraceContext>> outside;

    /**
     * Begins with nothing.
     *
     * @param outside the trace of a thread that runs no function
     */
    public ThreadTrace(Supplier<Optional<TraceContext>> outside) {
        this.outside = outside;
    }

    @Override
    public Optional<TraceContext> get() {
        Optional<TraceContext> ofTheRun = entered.get();
        return ofTheRun == null ? outside.get() : ofTheRun;
    }

    @Override
    public Scope enter(Optional<TraceContext> trace) {
        Optional<TraceContext> before = entered.get();
        entered.set(trace);
        return () -> {
            if (before == null) {
                entered.remove();
            } else {
                entered.set(before);
            }
        };
    }
}
