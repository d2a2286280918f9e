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
 * The span of one call request: part of the trace of the server's request, whether that is the current span or told by the
 * headers. Begun late, with the time of the request, as samplers look at nothing that is added later: at first neither the
 * run is known nor the events. Belongs to one thread.
 */
final class CallSpan implements ImplicitContextKeyed {
    private static final ContextKey<CallSpan> KEY = ContextKey.named("inngest-call");

    private final Tracer tracer;
    private final String functionId;
    private final Context parent;
    private final Instant start;
    private @Nullable Span span;
    private @Nullable String error;

    /** Prepares the span of {@code request}, which has just come in. */
    CallSpan(Tracer tracer, ServerRequest request, String functionId, Instant start) {
        this.tracer = tracer;
        this.functionId = functionId;
        this.start = start;
        Context here = Context.current();
        parent = spanOf(here).isValid()
                ? here
                : W3cFields.of(request.header("traceparent"), request.header("tracestate"))
                        .into(here);
    }

    private static SpanContext spanOf(Context context) {
        return Span.fromContext(context).getSpanContext();
    }

    /** {@return the call request that {@code context} is part of; {@code null} if it is of none} */
    static @Nullable CallSpan in(Context context) {
        return context.get(KEY);
    }

    @Override
    public Context storeInContext(Context context) {
        return context.with(KEY, this);
    }

    /** {@return the span, of which more is known now} */
    Span begin(RunInfo run, List<TraceContext> senders) {
        SpanBuilder builder = builder(senders.stream().findFirst());
        builder.setAttribute("sdk.run.id", run.runId()).setAttribute("inngest.run.attempt", (long) run.attempt());
        senders.stream().map(CallSpan::sender).forEach(builder::addLink);
        Span begun = builder.startSpan();
        span = begun;
        return begun;
    }

    private SpanBuilder builder(Optional<TraceContext> sender) {
        SpanContext known = spanOf(parent);
        boolean within = known.isValid() && !known.isRemote();
        return tracer.spanBuilder("run " + functionId)
                .setParent(
                        known.isValid() || sender.isEmpty()
                                ? parent
                                : W3cFields.of(sender.get()).into(parent))
                .setSpanKind(within ? SpanKind.INTERNAL : SpanKind.SERVER)
                .setStartTimestamp(start)
                .setAttribute("inngest.function.id", functionId);
    }

    private static SpanContext sender(TraceContext trace) {
        return spanOf(W3cFields.of(trace).into(Context.root()));
    }

    /** Remembers what the body has thrown. */
    void threw(Throwable thrown) {
        error = thrown.getClass().getName();
    }

    /** Ends the span with the status of the answer. */
    void end(int status) {
        Span ended = begun();
        ended.setAttribute("http.response.status_code", (long) status);
        if (status >= 400) {
            ended.setStatus(StatusCode.ERROR)
                    .setAttribute("error.type", error == null ? Integer.toString(status) : error);
        }
        ended.end();
    }

    /** Ends the span of a request that nothing of ours has answered. */
    void end(Throwable thrown) {
        begun().setStatus(StatusCode.ERROR)
                .setAttribute("error.type", thrown.getClass().getName())
                .end();
    }

    private Span begun() {
        return span == null ? builder(Optional.empty()).startSpan() : span;
    }
}
