package io.github.inngestcdi.devserver.internal.dashboard;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.inngestcdi.devserver.internal.app.App;
import io.github.inngestcdi.devserver.internal.event.StoredEvent;
import io.github.inngestcdi.devserver.internal.json.Json;
import io.github.inngestcdi.devserver.internal.run.Job;
import io.github.inngestcdi.devserver.internal.run.Metadata;
import io.github.inngestcdi.devserver.internal.run.Run;
import io.github.inngestcdi.devserver.internal.run.StepTrace;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Runs, events and apps as the page shows them, under {@code /api}. */
final class PageJson {
    private PageJson() {}

    static ObjectNode run(Run run) {
        var retries =
                run.jobs().values().stream().filter(job -> job.attempt() > 0).map(Job::due);
        var waits = run.steps().stream().map(StepTrace::wakesAt).filter(Objects::nonNull);
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
        json.set("metadata", run.metadata().of(Metadata.RUN));
        var steps = json.putArray("steps");
        for (var step : run.steps()) {
            steps.add(step.json().set("metadata", run.metadata().of(step.id())));
        }
        json.set("deferred", run.defers().forThePage());
        json.set("history", run.history().deepCopy());
        var jobs = json.putArray("queued");
        run.jobs()
                .values()
                .forEach(job -> jobs.addObject()
                        .put("step", job.stepId())
                        .put("attempt", job.attempt())
                        .put("at", job.due().toString()));
        return json;
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
            var one = function.json().put("retries", function.maxAttempts() - 1);
            var notApplied = one.putArray("notApplied");
            function.notApplied().forEach(notApplied::add);
            functions.add(one);
        }
        return json;
    }
}
