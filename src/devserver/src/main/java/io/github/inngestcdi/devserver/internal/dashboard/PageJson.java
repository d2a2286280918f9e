package io.github.inngestcdi.devserver.internal.dashboard;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.inngestcdi.devserver.internal.app.App;
import io.github.inngestcdi.devserver.internal.app.FunctionJson;
import io.github.inngestcdi.devserver.internal.event.StoredEvent;
import io.github.inngestcdi.devserver.internal.json.Json;
import io.github.inngestcdi.devserver.internal.run.Defers;
import io.github.inngestcdi.devserver.internal.run.HistoryEntry;
import io.github.inngestcdi.devserver.internal.run.Job;
import io.github.inngestcdi.devserver.internal.run.Metadata;
import io.github.inngestcdi.devserver.internal.run.Run;
import io.github.inngestcdi.devserver.internal.run.StepTrace;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Runs, events and apps as the page shows them. Reads runs, so callers hold the engine's lock. */
final class PageJson {
    private PageJson() {}

    static ObjectNode run(Run run) {
        var retries =
                run.jobs().values().stream().filter(job -> job.attempt() > 0).map(Job::due);
        var waits = run.steps().stream().map(StepTrace::wakesAt).flatMap(Optional::stream);
        var wakes = Stream.concat(retries, waits).min(Instant::compareTo);
        return Json.object()
                .put("id", run.id())
                .put("function", run.function().slug())
                .put("functionName", run.function().name())
                .put("app", run.function().app())
                .put("event", run.event().name())
                .put("eventId", run.event().internalId())
                .put("status", run.status().toString())
                .put("queuedAt", run.createdAt().toString())
                .put("startedAt", run.startedAt().map(Instant::toString).orElse(null))
                .put("endedAt", run.endedAt().map(Instant::toString).orElse(null))
                .put("retrying", run.jobs().values().stream().anyMatch(job -> job.attempt() > 0))
                .put("wakesAt", wakes.map(Instant::toString).orElse(null));
    }

    static ObjectNode runInFull(Run run) {
        var json = run(run);
        json.set("trigger", run.event().full());
        json.set("output", run.output());
        json.set("metadata", metadata(run, Metadata.RUN));
        json.set(
                "steps",
                Json.array(run.steps().stream().map(step -> step(run, step)).toList()));
        json.set(
                "deferred",
                Json.array(run.defers().all().stream().map(PageJson::deferred).toList()));
        json.set(
                "history",
                Json.array(run.history().stream().map(PageJson::history).toList()));
        var jobs = json.putArray("queued");
        run.jobs()
                .values()
                .forEach(job -> jobs.addObject()
                        .put("step", job.stepId())
                        .put("attempt", job.attempt())
                        .put("at", job.due().toString()));
        return json;
    }

    private static ObjectNode step(Run run, StepTrace step) {
        var json = Json.object()
                .put("id", step.id())
                .put("name", step.name())
                .put("op", step.op())
                .put("status", step.status())
                .put("attempts", step.attempts())
                .put("startedAt", step.startedAt().toString())
                .put("endedAt", step.endedAt().map(Instant::toString).orElse(null))
                .put("wakesAt", step.wakesAt().map(Instant::toString).orElse(null));
        json.set("output", step.output().orElse(null));
        json.set("error", step.error().orElse(null));
        json.set("metadata", metadata(run, step.id()));
        return json;
    }

    private static ObjectNode metadata(Run run, String target) {
        return Json.object().setAll(run.metadata().of(target));
    }

    private static ObjectNode deferred(Defers.Deferred deferred) {
        return Json.object()
                .put("id", deferred.id())
                .put("name", deferred.name())
                .put("function", deferred.function())
                .put("status", deferred.status().toString());
    }

    private static ObjectNode history(HistoryEntry entry) {
        return Json.object()
                .put("at", entry.at().toString())
                .put("what", entry.what())
                .put("detail", entry.detail());
    }

    static ObjectNode event(StoredEvent event, int runs) {
        var json = event.plain();
        return json.put("internalId", event.internalId())
                .put("receivedAt", event.receivedAt().toString())
                .put("runs", runs);
    }

    static ObjectNode eventInFull(StoredEvent event, List<Run> runs) {
        var json = event(event, 0);
        json.set("runs", Json.array(runs.stream().map(PageJson::run).toList()));
        return json;
    }

    static ObjectNode app(App app) {
        var json = Json.object()
                .put("name", app.name())
                .put("url", app.url().toString())
                .put("sdk", app.sdk())
                .put("framework", app.framework())
                .put("syncedAt", app.syncedAt().toString());
        var functions = json.putArray("functions");
        for (var function : app.functions()) {
            var one = FunctionJson.of(function).put("retries", function.maxAttempts() - 1);
            var notApplied = one.putArray("notApplied");
            function.notApplied().forEach(notApplied::add);
            functions.add(one);
        }
        return json;
    }
}
