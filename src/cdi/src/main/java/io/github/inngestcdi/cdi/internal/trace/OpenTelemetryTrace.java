package io.github.inngestcdi.cdi.internal.trace;

import io.github.inngestcdi.TraceContext;
import io.github.inngestcdi.spi.CurrentTrace;
import io.opentelemetry.context.Context;
import java.util.Optional;

/**
 * The trace of the current span, so that what a run's code does becomes part of the trace that its event came with, or of
 * that of its call request where that has a span. Where there is no span, what is known besides.
 */
final class OpenTelemetryTrace implements CurrentTrace {
    private final CurrentTrace otherwise;

    OpenTelemetryTrace(CurrentTrace otherwise) {
        this.otherwise = otherwise;
    }

    @Override
    public Optional<TraceContext> get() {
        return W3cFields.traceOf(Context.current()).or(otherwise::get);
    }

    @Override
    public Scope enter(Optional<TraceContext> trace) {
        Scope outer = otherwise.enter(trace);
        Context here = Context.current();
        if (trace.isEmpty() || CallSpan.in(here) != null) {
            return outer;
        }
        EnteredContext inner = new EnteredContext(W3cFields.of(trace.get()).into(here));
        return () -> {
            inner.leave();
            outer.close();
        };
    }
}
