package io.github.inngestcdi.cdi.internal.trace;

import io.github.inngestcdi.middleware.InngestMiddleware;
import io.github.inngestcdi.middleware.RunInfo;
import io.github.inngestcdi.middleware.ServerReply;
import io.github.inngestcdi.middleware.ServerRequest;
import io.github.inngestcdi.middleware.StepInfo;
import io.github.inngestcdi.middleware.TraceMiddleware;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Creates a span for every call request, and within it a span for every attempt of a step's code. A memoized step has no span,
 * and a step that the server executes has none either. A span never contains an event's data, and of an error only its class.
 *
 * <p>This middleware listens to steps and does not wrap them, so the results of steps need not be parsed.
 */
final class SpanMiddleware implements InngestMiddleware {
    private static final String STEP = SpanMiddleware.class.getName() + ".step";

    private final Tracer tracer;

    SpanMiddleware(Tracer tracer) {
        this.tracer = tracer;
    }

    @Override
    public ServerReply wrapRequest(ServerRequest request, Callable<ServerReply> next) throws Exception {
        if (request.functionId().isEmpty()) {
            return next.call();
        }
        var call = new CallSpan(tracer, request, request.functionId().get(), Instant.now());
        var entered = new EnteredContext(Context.current().with(call));
        try {
            var reply = next.call();
            call.end(reply.status());
            return reply;
        } catch (Throwable e) {
            call.end(e);
            throw e;
        } finally {
            entered.leave();
        }
    }

    @Override
    public JsonValue wrapFunctionHandler(RunInfo run, Callable<JsonValue> next) throws Exception {
        var here = Context.current();
        var call = CallSpan.in(here);
        if (call == null) {
            return next.call();
        }
        var entered = new EnteredContext(here.with(call.begin(run, TraceMiddleware.tracesOf(run))));
        try {
            return next.call();
        } finally {
            entered.leave();
        }
    }

    @Override
    public void onRunError(RunInfo run, Throwable error, boolean last) {
        var call = CallSpan.in(Context.current());
        if (call != null) {
            call.recordError(error);
        }
    }

    @Override
    public void onStepStart(StepInfo step) {
        var here = Context.current();
        var span = tracer.spanBuilder("step " + step.id())
                .setParent(here)
                .setAttribute("inngest.function.id", step.run().functionId())
                .setAttribute("sdk.run.id", step.run().runId())
                .setAttribute("inngest.step.id", step.id())
                .setAttribute("inngest.step.index", (long) step.index())
                .setAttribute("inngest.step.hash", step.hash())
                .setAttribute("inngest.step.type", step.type())
                .setAttribute("inngest.step.attempt", (long) step.run().attempt())
                .startSpan();
        step.run().attributes().put(STEP, new StepSpan(span, new EnteredContext(here.with(span))));
    }

    @Override
    public void onStepComplete(StepInfo step, JsonValue result) {
        end(step.run(), null);
    }

    @Override
    public void onStepError(StepInfo step, Throwable error, boolean last) {
        end(step.run(), error);
    }

    private static void end(RunInfo run, @Nullable Throwable error) {
        if (run.attributes().remove(STEP) instanceof StepSpan ended) {
            ended.entered().leave();
            if (error != null) {
                ended.span()
                        .setStatus(StatusCode.ERROR)
                        .setAttribute("error.type", error.getClass().getName());
            }
            ended.span().end();
        }
    }

    private record StepSpan(Span span, EnteredContext entered) {}
}
