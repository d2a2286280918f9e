package io.github.inngestcdi.devserver.internal.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.inngestcdi.devserver.internal.event.StoredEvent;
import io.github.inngestcdi.devserver.internal.json.Json;
import io.github.inngestcdi.devserver.internal.protocol.Memo;
import io.github.inngestcdi.devserver.internal.protocol.RunError;
import io.github.inngestcdi.devserver.internal.run.Run;
import io.github.inngestcdi.devserver.internal.run.RunStatus;
import java.util.List;
import java.util.Optional;

/** Ends runs, and tells those who want to know: events, and the run that invoked this one. Called with the engine's lock. */
public final class Endings {
    private final Engine engine;

    Endings(Engine engine) {
        this.engine = engine;
    }

    void completed(Run run, JsonNode output) {
        end(run, RunStatus.COMPLETED, output, Memo.data(output));
        tell(run, StoredEvent.FINISHED, Json.object().set("result", output), Optional.empty());
        startDeferred(run);
    }

    /** Ends {@code run} with an error that this server found. */
    void failed(Run run, ObjectNode ours) {
        failed(run, ours, RunError.reason(ours));
    }

    /** Ends {@code run} with what its app answered. */
    void failed(Run run, JsonNode raw, String reason) {
        var error = RunError.forEnd(raw, reason);
        end(run, RunStatus.FAILED, error, Memo.error(error));
        var told = Json.object();
        told.set("error", error);
        told.set("result", raw);
        tell(run, StoredEvent.FAILED, told, Optional.of(run.id()));
        tell(run, StoredEvent.FINISHED, told, Optional.empty());
        startDeferred(run);
    }

    void cancelled(Run run) {
        var error = RunError.forEnd(RunError.of("Error", "function cancelled"), "function cancelled");
        end(run, RunStatus.CANCELLED, error, Memo.error(error));
        tell(run, StoredEvent.CANCELLED, Json.object(), Optional.of(run.id()));
        tell(run, StoredEvent.FINISHED, Json.object(), Optional.empty());
        startDeferred(run);
    }

    /** However the run has ended, what it asked for is started. */
    private void startDeferred(Run run) {
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
            engine.accept(engine.starter().internal(StoredEvent.DEFERRED, data, Optional.empty(), extras));
        }
    }

    private void end(Run run, RunStatus status, JsonNode output, Memo result) {
        var now = engine.now();
        run.end(status, output, now);
        run.tasks().forEach(engine.timeline()::cancel);
        run.tasks().clear();
        run.note(now, status.toString(), "");
        engine.forget(run);
        engine.changes().run(run);
        correlationId(run)
                .flatMap(engine.waits()::metByEnd)
                .ifPresent(waiting -> engine.resume(waiting.run(), waiting.stepId(), result));
    }

    private void tell(Run run, String name, ObjectNode what, Optional<String> id) {
        if (run.event().startsRunsThatEndUntold()) {
            return;
        }
        var data = Json.object().put("function_id", run.function().slug()).put("run_id", run.id());
        data.set("event", run.event().full());
        data.set("events", Json.array(List.of(run.event().plain())));
        data.set("_inngest", Json.object().put("status", run.status().toString()));
        correlationId(run).ifPresent(correlation -> data.put("correlation_id", correlation));
        data.setAll(what);
        engine.accept(engine.starter().internal(name, data, id, Json.object()));
    }

    private static Optional<String> correlationId(Run run) {
        return run.event()
                .invocation()
                .map(invocation -> Json.text(invocation, "correlation_id"))
                .filter(id -> !id.isEmpty());
    }
}
