package io.github.inngestcdi.devserver.internal.engine;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.inngestcdi.devserver.internal.event.StoredEvent;
import io.github.inngestcdi.devserver.internal.expression.Expression;
import io.github.inngestcdi.devserver.internal.expression.Expressions;
import io.github.inngestcdi.devserver.internal.json.Json;
import io.github.inngestcdi.devserver.internal.protocol.Memo;
import io.github.inngestcdi.devserver.internal.protocol.Operation;
import io.github.inngestcdi.devserver.internal.protocol.RunError;
import io.github.inngestcdi.devserver.internal.protocol.TimeString;
import io.github.inngestcdi.devserver.internal.run.Due;
import io.github.inngestcdi.devserver.internal.run.Run;
import io.github.inngestcdi.devserver.internal.run.StepTrace;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Begins steps that a time, an event, a signal or another run ends. */
final class WaitingSteps {
    private static final Duration MAX_WAIT = Duration.ofDays(366);
    private static final String DEFAULT_TIMEOUT = "365d";
    private static final Memo TIMED_OUT =
            Memo.error(RunError.of("InngestInvokeTimeoutError", "Timed out waiting for invoked function to complete")
                    .put("error", "InngestInvokeTimeoutError"));

    private final Expressions expressions;
    private final RunStarter starter;
    private final Endings endings;
    private final StepResults results;

    WaitingSteps(Expressions expressions, RunStarter starter, Endings endings, StepResults results) {
        this.expressions = expressions;
        this.starter = starter;
        this.endings = endings;
        this.results = results;
    }

    void begin(Turn turn, Run run, Operation op, StepTrace step) {
        switch (op.opcode()) {
            case SLEEP -> sleep(turn, run, op, step);
            case WAIT_FOR_EVENT -> waitForEvent(turn, run, op, step);
            case WAIT_FOR_SIGNAL -> waitForSignal(turn, run, op, step);
            default -> invoke(turn, run, op, step);
        }
    }

    private void sleep(Turn turn, Run run, Operation op, StepTrace step) {
        until(turn, run, op, op.option("duration", op.name())).ifPresent(wake -> {
            step.waiting(wake);
            turn.agenda().add(new Due.Wake(run, op.id(), Memo.NULL, wake));
        });
    }

    private void waitForEvent(Turn turn, Run run, Operation op, StepTrace step) {
        var text = op.option("if", "");
        Optional<Expression> condition;
        try {
            condition = text.isEmpty() ? Optional.empty() : Optional.of(expressions.parse(text));
        } catch (IllegalArgumentException e) {
            fail(turn, run, "the condition of step '" + op.displayName() + "' can't be read: " + e.getMessage());
            return;
        }
        until(turn, run, op, op.option("timeout", "")).ifPresent(end -> {
            step.waiting(end);
            var wait = new Waits.Step(run, op.id());
            var trigger = run.event().full();
            turn.waits().forEvent(op.option("event", op.name()), new Waits.ForEvent(wait, condition, trigger));
            turn.agenda().add(new Due.Wake(run, op.id(), Memo.NULL, end));
        });
    }

    private void waitForSignal(Turn turn, Run run, Operation op, StepTrace step) {
        var signal = op.option("signal", op.name());
        if (turn.waits().signalTaken(signal) && !op.option("conflict", "fail").equals("replace")) {
            fail(turn, run, "Signal conflict; signal wait already exists for another run: '" + signal + "'");
            return;
        }
        var timeout = op.option("timeout", "");
        until(turn, run, op, timeout.isEmpty() ? DEFAULT_TIMEOUT : timeout).ifPresent(end -> {
            step.waiting(end);
            turn.waits().forSignal(signal, new Waits.Step(run, op.id()));
            turn.agenda().add(new Due.Wake(run, op.id(), Memo.NULL, end));
        });
    }

    private void invoke(Turn turn, Run run, Operation op, StepTrace step) {
        var slug = op.option("function_id", "");
        var target = turn.registry().function(slug);
        if (target.isEmpty()) {
            var message = "could not find function with ID: " + slug;
            results.resume(
                    turn, run, op.id(), Memo.error(RunError.of("Error", message).put("error", message)));
            return;
        }
        var timeout = op.option("timeout", "");
        until(turn, run, op, timeout.isEmpty() ? DEFAULT_TIMEOUT : timeout).ifPresent(end -> {
            step.waiting(end);
            var correlationId = run.id() + "." + op.id();
            turn.waits().forInvocation(correlationId, new Waits.Step(run, op.id()));
            turn.agenda().add(new Due.Wake(run, op.id(), TIMED_OUT, end));
            starter.invoke(turn, target.get(), invocation(turn, run, op, correlationId, end));
        });
    }

    private StoredEvent invocation(Turn turn, Run run, Operation op, String correlationId, Instant expires) {
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
        return RunStarter.ownEvent(turn, StoredEvent.INVOKED, data, Optional.empty(), extras);
    }

    private Optional<Instant> until(Turn turn, Run run, Operation op, String text) {
        var now = turn.now();
        var moment = TimeString.moment(text, now);
        if (moment.isEmpty()) {
            fail(
                    turn,
                    run,
                    "step '" + op.displayName() + "' has the time '" + text
                            + "', which is neither a duration such as 1d2h nor an instant such as 2027-01-31T09:00:00Z");
        } else if (moment.get().isAfter(now.plus(MAX_WAIT))) {
            var message = "step '" + op.displayName() + "' waits until " + moment.get() + ", but a wait has at most "
                    + MAX_WAIT.toDays() + " days";
            endings.failed(turn, run, RunError.of("InngestErrTimeoutTooLong", message));
            return Optional.empty();
        }
        return moment;
    }

    private void fail(Turn turn, Run run, String message) {
        endings.failed(turn, run, RunError.of("Error", message));
    }
}
