package io.github.inngestcdi.cdi.internal.trace;

import io.github.inngestcdi.TraceContext;
import io.github.inngestcdi.spi.CurrentTrace;
import io.opentelemetry.context.Context;
import java.util.Optional;

/**
 * The trace of the current span. The work of a run's code becomes part of the trace of its event, or of the trace of its call
 * request if the call request has a span. Without a span, the fallback provides the trace.
 */
final class OpenTelemetryTrace implements CurrentTrace {
    private final CurrentTrace fallback;

    OpenTelemetryTrace(CurrentTrace fallback) {
        this.fallback = fallback;
    }

    @Override
    public Optional<TraceContext> get() {
        return W3cFields.traceOf(Context.current()).or(fallback::get);
    }

    @Override
    public Scope enter(Optional<TraceContext> trace) {
        var outer = fallback.enter(trace);
        var here = Context.current();
        if (trace.isEmpty() || CallSpan.in(here) != null) {
            return outer;
        }
        var inner = new EnteredContext(W3cFields.of(trace.get()).into(here));
        return () -> {
            inner.leave();
            outer.close();
        };
    }
}
