package io.github.inngestcdi.devserver.internal.api.v1;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.f4b6a3.ulid.Ulid;
import io.github.inngestcdi.devserver.internal.engine.Engine;
import io.github.inngestcdi.devserver.internal.http.Exchange;
import io.github.inngestcdi.devserver.internal.http.JsonBody;
import io.github.inngestcdi.devserver.internal.http.Route;
import io.github.inngestcdi.devserver.internal.json.Json;
import io.github.inngestcdi.devserver.internal.run.Notes;
import io.github.inngestcdi.devserver.internal.run.Run;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** {@code /v1/runs} and {@code /v0/runs}: looks runs up, cancels them, stores their metadata, and answers their state. */
final class RunsApi {
    private static final Duration RUN_CACHED = Duration.ofSeconds(3);
    private static final Duration JOBS_CACHED = Duration.ofSeconds(5);

    private final Engine engine;

    RunsApi(Engine engine) {
        this.engine = engine;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/v1/runs/{runId}", this::run),
                Route.delete("/v1/runs/{runId}", this::cancel),
                Route.get("/v1/runs/{runId}/jobs", this::jobs),
                Route.post("/v1/runs/{runId}/metadata", this::note),
                Route.get("/v0/runs/{runId}/actions", exchange -> state(exchange, RunsApi::memos)),
                Route.get("/v0/runs/{runId}/batch", exchange -> state(exchange, RunsApi::batch)));
    }

    private void run(Exchange exchange) {
        var id = exchange.parameter("runId");
        if (!Ulid.isValid(id)) {
            RestAnswer.error(exchange, 200, 400, "Invalid run ID: " + id);
            return;
        }
        engine.view(state -> state.runs().find(id).map(run -> RestJson.run(run, RestJson.ENVIRONMENT)))
                .ifPresentOrElse(
                        run -> RestAnswer.data(exchange, engine.now(), run, Optional.of(RUN_CACHED)),
                        () -> RestAnswer.error(exchange, 200, 500, unknown(id)));
    }

    private static String unknown(String id) {
        return Notes.Refusal.unknownRun(id).message();
    }

    private void cancel(Exchange exchange) {
        var id = exchange.parameter("runId");
        if (engine.cancel(id)) {
            exchange.empty(200, "application/json");
        } else {
            RestAnswer.error(exchange, 404, unknown(id));
        }
    }

    private void jobs(Exchange exchange) {
        var id = exchange.parameter("runId");
        var jobs = engine.view(state -> state.runs().find(id).map(RestJson::jobs));
        RestAnswer.data(exchange, engine.now(), jobs.orElseGet(Json::array), Optional.of(JOBS_CACHED));
    }

    private void note(Exchange exchange) throws IOException {
        var id = exchange.parameter("runId");
        var body = JsonBody.of(exchange).orEmpty();
        engine.note(id, body)
                .ifPresentOrElse(
                        why -> RestAnswer.error(exchange, why.status(), why.message()),
                        () -> exchange.empty(200, "application/json"));
    }

    /** Answers the state of a run that was too large for a call request. */
    private void state(Exchange exchange, Function<Run, JsonNode> part) {
        var id = exchange.parameter("runId");
        engine.view(state -> state.runs().find(id).filter(run -> !run.ended()).map(part))
                .ifPresentOrElse(
                        found -> exchange.json(200, found),
                        () -> exchange.jsonAsText(
                                410, RestAnswer.body(410, "runtime state is no longer available for runID: " + id)));
    }

    private static JsonNode batch(Run run) {
        return Json.array().add(run.event().full());
    }

    private static ObjectNode memos(Run run) {
        var memos = Json.object();
        run.memos().forEach((step, memo) -> memos.set(step, memo.json()));
        run.inputs().forEach((step, memo) -> memos.set(step, memo.json()));
        return memos;
    }
}
