package io.github.inngestcdi.devserver.internal.api.v1;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.inngestcdi.devserver.internal.app.FunctionConfig;
import io.github.inngestcdi.devserver.internal.app.FunctionJson;
import io.github.inngestcdi.devserver.internal.engine.Cancellations;
import io.github.inngestcdi.devserver.internal.event.StoredEvent;
import io.github.inngestcdi.devserver.internal.json.Json;
import io.github.inngestcdi.devserver.internal.protocol.ServerIds;
import io.github.inngestcdi.devserver.internal.run.Run;
import java.time.Instant;

/** Events, runs, functions and cancellations as the REST API shows them. */
public final class RestJson {
    static final String NO_ENVIRONMENT = ServerIds.NONE;
    static final String ENVIRONMENT = ServerIds.ENVIRONMENT;

    private RestJson() {}

    static ObjectNode event(StoredEvent event) {
        var json = Json.object()
                .put("internal_id", event.internalId())
                .put("account_id", NO_ENVIRONMENT)
                .put("environment_id", NO_ENVIRONMENT)
                .put("source", "")
                .putNull("source_id")
                .put("received_at", event.receivedAt().toString())
                .put("id", event.id())
                .put("name", event.name());
        json.set("data", event.data());
        json.put("ts", event.time().toEpochMilli());
        json.setAll(event.extras());
        return json;
    }

    /** {@return the fields of the real server and {@code function_slug}; {@code output} only if the run has ended} */
    static ObjectNode run(Run run, String environment) {
        var json = Json.object()
                .put("run_id", run.id())
                .put("run_started_at", run.startedAt().orElse(run.createdAt()).toString())
                .put("function_id", run.function().id().toString())
                .put("function_version", 0)
                .put("environment_id", environment)
                .put("event_id", run.event().internalId())
                .put("status", run.status().toString())
                .put("ended_at", run.endedAt().map(Instant::toString).orElse(null))
                .put("function_slug", run.function().slug());
        if (run.ended()) {
            json.set("output", run.output());
        }
        return json;
    }

    static ArrayNode jobs(Run run) {
        var jobs = Json.array();
        int position = 0;
        for (var job : run.jobs().values()) {
            var json = jobs.addObject()
                    .put("JobID", job.id())
                    .put("at", job.due().toString())
                    .put("position", position++)
                    .put("kind", job.kind().label)
                    .put("attempt", job.attempt());
            json.putObject("Raw")
                    .put("id", job.id())
                    .put("at", job.due().toEpochMilli())
                    .put("wfID", run.function().id().toString())
                    .put("genID", job.generation());
        }
        return jobs;
    }

    static ObjectNode function(FunctionConfig function) {
        var json = Json.object()
                .put("internal_id", function.id().toString())
                .put("env_id", NO_ENVIRONMENT)
                .put("app_id", function.appId().toString())
                .put("id", function.slug())
                .put("name", function.name());
        json.set("config", FunctionJson.of(function));
        return json.put("created_at", function.createdAt().toString()).put("archived_at", "0001-01-01T00:00:00Z");
    }

    static ObjectNode cancellation(Cancellations.Cancellation cancellation) {
        var function = cancellation.function();
        var json = Json.object()
                .put("created_at", cancellation.createdAt().toString())
                .putNull("name")
                .put("id", cancellation.id())
                .put("account_id", NO_ENVIRONMENT)
                .put("environment_id", ENVIRONMENT)
                .put("app_id", function.appId().toString())
                .put("function_internal_id", function.id().toString())
                .put("function_id", function.slug())
                .put(
                        "started_after",
                        cancellation.after().map(Instant::toString).orElse(null))
                .put("started_before", cancellation.before().toString());
        cancellation.when().ifPresent(condition -> json.put("if", condition.source()));
        return json.put("kind", "bulk_run").put("cause", "api");
    }
}
