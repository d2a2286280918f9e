package io.github.inngestcdi.cdi.internal.trace;

import io.github.inngestcdi.TraceContext;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Converts a trace between HTTP headers and OpenTelemetry. */
final class W3cFields {
    private static final TextMapGetter<Map<String, String>> GETTER = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(Map<String, String> fields) {
            return fields.keySet();
        }

        @Override
        public @Nullable String get(@Nullable Map<String, String> fields, String key) {
            return fields == null ? null : fields.get(key);
        }
    };

    private final Map<String, String> fields = new HashMap<>();

    private W3cFields() {}

    /** {@return the trace of the current span of {@code context}; empty if it has none} */
    static Optional<TraceContext> traceOf(Context context) {
        var converted = new W3cFields();
        W3CTraceContextPropagator.getInstance()
                .inject(context, converted.fields, (carrier, key, value) -> converted.fields.put(key, value));
        return TraceContext.of(converted.fields.get("traceparent"), converted.fields.get("tracestate"));
    }

    static W3cFields of(TraceContext trace) {
        return of(Optional.of(trace.traceparent()), trace.tracestate());
    }

    static W3cFields of(Optional<String> traceparent, Optional<String> tracestate) {
        var converted = new W3cFields();
        traceparent.ifPresent(parent -> converted.fields.put("traceparent", parent));
        tracestate.ifPresent(state -> converted.fields.put("tracestate", state));
        return converted;
    }

    /** {@return {@code context} with this trace as its current span; unchanged if the fields contain no trace} */
    Context into(Context context) {
        return W3CTraceContextPropagator.getInstance().extract(context, fields, GETTER);
    }
}
