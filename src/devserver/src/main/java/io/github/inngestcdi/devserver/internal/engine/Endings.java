package io.github.inngestcdi.devserver.internal.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.inngestcdi.devserver.internal.event.StoredEvent;
import io.github.inngestcdi.devserver.internal.json.Json;
import io.github.inngestcdi.devserver.internal.protocol.Memo;
import io.github.inngestcdi.devserver.internal.protocol.RunError;
import io.github.inngestcdi.devserver.internal.run.Due;
import io.github.inngestcdi.devserver.internal.run.Run;
import io.github.inngestcdi.devserver.internal.run.RunStatus;
import java.util.List;
import java.util.Optional;

/** Ends runs, and reports the end: by events, and to the run that invoked the ended one. */
final class Endings {
    void completed(Turn turn, Run run, JsonNode output) {
        end(turn, run, RunStatus.COMPLETED, output, Memo.data(output));
        report(turn, run, StoredEvent.FINISHED, Json.object().set("result", output), Optional.empty());
        startDeferred(turn, run);
    }

    /** Ends {@code run} with an error that this server found. */
    void failed(Turn turn, Run run, ObjectNode ours) {
        failed(turn, run, ours, RunError.reason(ours));
    }

    /** Ends {@code run} with the error that its app answered. */
    void failed(Turn turn, Run run, JsonNode raw, String reason) {
        var error = RunError.forEnd(raw, reason);
        end(turn, run, RunStatus.FAILED, error, Memo.error(error));
        var outcome = Json.object();
        outcome.set("error", error);
        outcome.set("result", raw);
        report(turn, run, StoredEvent.FAILED, outcome, Optional.of(run.id()));
        report(turn, run, StoredEvent.FINISHED, outcome, Optional.empty());
        startDeferred(turn, run);
    }

    /** Cancels a run, unless it has ended. {@return the status before; empty if no run has this id} */
    Optional<RunStatus> cancel(Turn turn, String runId) {
        var run = turn.runs().find(runId);
        var before = run.map(Run::status);
        run.filter(found -> !found.ended()).ifPresent(found -> cancelled(turn, found));
        return before;
    }

    /** Cancels the runs that {@code cancellation} covers, now and from now on. */
    void cancel(Turn turn, Cancellations.Cancellation cancellation) {
        turn.cancellations().add(cancellation);
        turn.runs().newest(Integer.MAX_VALUE).stream()
                .filter(run -> !run.ended() && cancellation.covers(run))
                .forEach(run -> cancelled(turn, run));
    }

    void cancelled(Turn turn, Run run) {
        var error = RunError.forEnd(RunError.of("Error", "function cancelled"), "function cancelled");
        end(turn, run, RunStatus.CANCELLED, error, Memo.error(error));
        report(turn, run, StoredEvent.CANCELLED, Json.object(), Optional.of(run.id()));
        report(turn, run, StoredEvent.FINISHED, Json.object(), Optional.empty());
        startDeferred(turn, run);
    }

    /** Starts the deferred runs of {@code run}, whatever its end. */
    private static void startDeferred(Turn turn, Run run) {
        var function = run.function();
        for (var deferred : run.defers().toStart()) {
            var data = deferred.input().deepCopy();
            data.set(
                    "_inngest",
                    Json.object()
                            .put("fn_slug", deferred.function())
                            .put("parent_app_id", function.appId().toString())
                            .put("parent_fn_id", function.id().toString())
                            .put("parent_fn_slug", function.slug())
                            .put("parent_run_id", run.id()));
            var extras = Json.object();
            if (deferred.meta().isObject()) {
                extras.set("meta", deferred.meta());
            }
            turn.report(RunStarter.ownEvent(turn, StoredEvent.DEFERRED, data, Optional.empty(), extras));
        }
    }

    private static void end(Turn turn, Run run, RunStatus status, JsonNode output, Memo result) {
        run.end(status, output, turn.now());
        run.note(turn.now(), status.toString(), "");
        turn.agenda().takeAll(Due.Group.of(run));
        turn.waits().forget(run);
        turn.changed(run);
        correlationId(run).flatMap(turn.waits()::metByEnd).ifPresent(waiting -> turn.result(waiting, result));
    }

    private static void report(Turn turn, Run run, String name, ObjectNode outcome, Optional<String> id) {
        if (run.event().suppressesEndEvents()) {
            return;
        }
        var data = Json.object().put("function_id", run.function().slug()).put("run_id", run.id());
        data.set("event", run.event().full());
        data.set("events", Json.array(List.of(run.event().plain())));
        data.set("_inngest", Json.object().put("status", run.status().toString()));
        correlationId(run).ifPresent(correlation -> data.put("correlation_id", correlation));
        data.setAll(outcome);
        turn.report(RunStarter.ownEvent(turn, name, data, id, Json.object()));
    }

    private static Optional<String> correlationId(Run run) {
        return run.event()
                .invocation()
                .map(invocation -> Json.text(invocation, "correlation_id"))
                .filter(id -> !id.isEmpty());
    }
}
