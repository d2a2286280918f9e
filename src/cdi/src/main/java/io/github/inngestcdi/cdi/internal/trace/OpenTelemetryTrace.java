package io.github.inngestcdi.cdi.internal.trace;

import io.github.inngestcdi.TraceContext;
import io.github.inngestcdi.spi.CurrentTrace;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The trace of the current span, so that what a run's code does becomes part of the trace that its event came with. Where
 * there is no span, what is known besides.
 */
final class OpenTelemetryTrace implements CurrentTrace {
    private static final TextMapGetter<Map<String, String>> FIELDS = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(Map<String, String> fields) {
            return fields.keySet();
        }

        @Override
        public @Nullable String get(@Nullable Map<String, String> fields, String key) {
            return fields == null ? null : fields.get(key);
        }
    };

    private final W3CTraceContextPropagator propagator = W3CTraceContextPropagator.getInstance();
    private final CurrentTrace otherwise;

    OpenTelemetryTrace(CurrentTrace otherwise) {
        this.otherwise = otherwise;
    }

    @Override
    public Optional<TraceContext> get() {
        Map<String, String> fields = new HashMap<>();
        propagator.inject(Context.current(), fields, (carrier, key, value) -> fields.put(key, value));
        return TraceContext.of(fields.get("traceparent"), fields.get("tracestate"))
                .or(otherwise::get);
    }

    /** Closed by who leaves the scope that it belongs to. */
    @Override
    @SuppressWarnings("MustBeClosedChecker")
    public Scope enter(Optional<TraceContext> trace) {
        Scope outer = otherwise.enter(trace);
        if (trace.isEmpty()) {
            return outer;
        }
        Map<String, String> fields = new HashMap<>();
        fields.put("traceparent", trace.get().traceparent());
        trace.get().tracestate().ifPresent(state -> fields.put("tracestate", state));
        var inner = propagator.extract(Context.current(), fields, FIELDS).makeCurrent();
        return () -> {
            inner.close();
            outer.close();
        };
    }
}
