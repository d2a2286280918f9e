package io.github.inngestcdi.devserver.internal.engine;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.inngestcdi.devserver.internal.event.StoredEvent;
import io.github.inngestcdi.devserver.internal.expression.Expression;
import io.github.inngestcdi.devserver.internal.json.Json;
import io.github.inngestcdi.devserver.internal.protocol.Memo;
import io.github.inngestcdi.devserver.internal.protocol.Operation;
import io.github.inngestcdi.devserver.internal.protocol.RunError;
import io.github.inngestcdi.devserver.internal.protocol.TimeString;
import io.github.inngestcdi.devserver.internal.run.Run;
import io.github.inngestcdi.devserver.internal.run.StepTrace;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Steps that end later and elsewhere: sleeps, waits, signals and invocations. Called with the engine's lock. */
final class WaitingSteps {
    private static final Duration LONGEST = Duration.ofDays(366);
    private static final Duration YEAR = Duration.ofDays(365);

    private final Engine engine;

    WaitingSteps(Engine engine) {
        this.engine = engine;
    }

    void begin(Run run, Operation op, StepTrace step) {
        switch (op.opcode()) {
            case SLEEP -> sleep(run, op, step);
            case WAIT_FOR_EVENT -> waitForEvent(run, op, step);
            case WAIT_FOR_SIGNAL -> waitForSignal(run, op, step);
            default -> invoke(run, op, step);
        }
    }

    private void sleep(Run run, Operation op, StepTrace step) {
        until(run, op, op.option("duration", op.name()), LONGEST).ifPresent(wake -> {
            step.waiting(wake);
            engine.at(run, wake, () -> engine.resume(run, op.id(), Memo.NULL));
        });
    }

    private void waitForEvent(Run run, Operation op, StepTrace step) {
        var text = op.option("if", "");
        Optional<Expression> condition;
        try {
            condition = text.isEmpty()
                    ? Optional.empty()
                    : Optional.of(engine.expressions().parse(text));
        } catch (IllegalArgumentException e) {
            fail(run, "the condition of step '" + op.displayName() + "' can't be read: " + e.getMessage());
            return;
        }
        until(run, op, op.option("timeout", ""), LONGEST).ifPresent(end -> {
            step.waiting(end);
            var wait = new Waits.Step(run, op.id());
            var trigger = run.event().full();
            engine.waits().forEvent(op.option("event", op.name()), new Waits.ForEvent(wait, condition, trigger));
            engine.at(run, end, () -> engine.resume(run, op.id(), Memo.NULL));
        });
    }

    private void waitForSignal(Run run, Operation op, StepTrace step) {
        var signal = op.option("signal", op.name());
        if (engine.waits().signalTaken(signal) && !op.option("conflict", "fail").equals("replace")) {
            fail(run, "Signal conflict; signal wait already exists for another run: '" + signal + "'");
            return;
        }
        var timeout = op.option("timeout", "");
        until(run, op, timeout.isEmpty() ? "365d" : timeout, LONGEST).ifPresent(end -> {
            step.waiting(end);
            engine.waits().forSignal(signal, new Waits.Step(run, op.id()));
            engine.at(run, end, () -> engine.resume(run, op.id(), Memo.NULL));
        });
    }

    private void invoke(Run run, Operation op, StepTrace step) {
        var slug = op.option("function_id", "");
        var target = engine.registry().function(slug);
        if (target.isEmpty()) {
            var message = "could not find function with ID: " + slug;
            engine.resume(run, op.id(), Memo.error(RunError.of("Error", message).put("error", message)));
            return;
        }
        var timeout = op.option("timeout", "");
        until(run, op, timeout.isEmpty() ? "365d" : timeout, YEAR.plusDays(1)).ifPresent(end -> {
            step.waiting(end);
            var correlationId = run.id() + "." + op.id();
            engine.waits().forInvocation(correlationId, new Waits.Step(run, op.id()));
            engine.at(run, end, () -> engine.resume(run, op.id(), timedOut()));
            engine.starter().invoke(target.get(), invocation(run, op, correlationId, end));
        });
    }

    private static Memo timedOut() {
        var message = "Timed out waiting for invoked function to complete";
        return Memo.error(RunError.of("InngestInvokeTimeoutError", message).put("error", "InngestInvokeTimeoutError"));
    }

    private StoredEvent invocation(Run run, Operation op, String correlationId, Instant expires) {
        var payload = op.options().path("payload");
        var data = payload.path("data") instanceof ObjectNode given ? given.deepCopy() : Json.object();
        data.set(
                "_inngest",
                Json.object()
                        .put("correlation_id", correlationId)
                        .put("expire", expires.toEpochMilli())
                        .put("fn_id", op.option("function_id", ""))
                        .put("gid", UUID.randomUUID().toString())
                        .put("name", op.displayName())
                        .put("source_app_id", run.function().appId().toString())
                        .put("source_fn_id", run.function().id().toString())
                        .put("source_fn_v", run.function().version()));
        var extras = Json.object();
        for (var field : List.of("v", "user", "meta")) {
            if (payload.hasNonNull(field)) {
                extras.set(field, payload.get(field));
            }
        }
        return engine.starter().internal(StoredEvent.INVOKED, data, Optional.empty(), extras);
    }

    private Optional<Instant> until(Run run, Operation op, String text, Duration longest) {
        var now = engine.now();
        var moment = TimeString.moment(text, now);
        if (moment.isEmpty()) {
            fail(
                    run,
                    "step '" + op.displayName() + "' has the time '" + text
                            + "', which is neither a duration such as 1d2h nor an instant such as 2027-01-31T09:00:00Z");
        } else if (moment.get().isAfter(now.plus(longest))) {
            var message = "step '" + op.displayName() + "' waits until " + moment.get() + ", and " + longest.toDays()
                    + " days is the longest";
            engine.endings().failed(run, RunError.of("InngestErrTimeoutTooLong", message));
            return Optional.empty();
        }
        return moment;
    }

    private void fail(Run run, String message) {
        engine.endings().failed(run, RunError.of("Error", message));
    }
}
