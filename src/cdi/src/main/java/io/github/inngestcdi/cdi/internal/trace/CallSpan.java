package io.github.inngestcdi.cdi.internal.trace;

import io.github.inngestcdi.TraceContext;
import io.github.inngestcdi.middleware.RunInfo;
import io.github.inngestcdi.middleware.ServerRequest;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import io.opentelemetry.context.ImplicitContextKeyed;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The span of one call request. It is part of the trace of the server's request, which is that of the current span or that in
 * the headers. The span starts late, with the time of the request: samplers ignore attributes that are added later, and at
 * first neither the run nor the events are known. An instance belongs to one thread.
 */
final class CallSpan implements ImplicitContextKeyed {
    private static final ContextKey<CallSpan> KEY = ContextKey.named("inngest-call");

    private final Tracer tracer;
    private final String functionId;
    private final Context parent;
    private final Instant start;
    private @Nullable Span span;
    private @Nullable String error;

    /** Prepares the span of {@code request}, which has just arrived. */
    CallSpan(Tracer tracer, ServerRequest request, String functionId, Instant start) {
        this.tracer = tracer;
        this.functionId = functionId;
        this.start = start;
        var here = Context.current();
        parent = spanOf(here).isValid()
                ? here
                : W3cFields.of(request.header("traceparent"), request.header("tracestate"))
                        .into(here);
    }

    private static SpanContext spanOf(Context context) {
        return Span.fromContext(context).getSpanContext();
    }

    /** {@return the span of the call request in {@code context}; {@code null} if there is none} */
    static @Nullable CallSpan in(Context context) {
        return context.get(KEY);
    }

    @Override
    public Context storeInContext(Context context) {
        return context.with(KEY, this);
    }

    /** {@return the started span, with attributes of the run, which is known now} */
    Span begin(RunInfo run, List<TraceContext> senders) {
        var builder = builder(senders.stream().findFirst());
        builder.setAttribute("sdk.run.id", run.runId()).setAttribute("inngest.run.attempt", (long) run.attempt());
        senders.stream().map(CallSpan::sender).forEach(builder::addLink);
        var begun = builder.startSpan();
        span = begun;
        return begun;
    }

    private SpanBuilder builder(Optional<TraceContext> sender) {
        var known = spanOf(parent);
        boolean hasLocalParent = known.isValid() && !known.isRemote();
        return tracer.spanBuilder("run " + functionId)
                .setParent(
                        known.isValid() || sender.isEmpty()
                                ? parent
                                : W3cFields.of(sender.get()).into(parent))
                .setSpanKind(hasLocalParent ? SpanKind.INTERNAL : SpanKind.SERVER)
                .setStartTimestamp(start)
                .setAttribute("inngest.function.id", functionId);
    }

    private static SpanContext sender(TraceContext trace) {
        return spanOf(W3cFields.of(trace).into(Context.root()));
    }

    /** Records what the body has thrown. */
    void recordError(Throwable thrown) {
        error = thrown.getClass().getName();
    }

    /** Ends the span with the status of the answer. */
    void end(int status) {
        var ended = begun();
        ended.setAttribute("http.response.status_code", (long) status);
        if (status >= 400) {
            ended.setStatus(StatusCode.ERROR)
                    .setAttribute("error.type", error == null ? Integer.toString(status) : error);
        }
        ended.end();
    }

    /** Ends the span of a request that failed without an answer. */
    void end(Throwable thrown) {
        begun().setStatus(StatusCode.ERROR)
                .setAttribute("error.type", thrown.getClass().getName())
                .end();
    }

    private Span begun() {
        return span == null ? builder(Optional.empty()).startSpan() : span;
    }
}
