package io.github.inngestcdi.devserver.internal.api.v1;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.inngestcdi.devserver.internal.engine.Checkpoints;
import io.github.inngestcdi.devserver.internal.engine.Engine;
import io.github.inngestcdi.devserver.internal.http.Exchange;
import io.github.inngestcdi.devserver.internal.http.JsonBody;
import io.github.inngestcdi.devserver.internal.http.Route;
import io.github.inngestcdi.devserver.internal.json.Json;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** {@code POST /v1/checkpoint/{runId}/async}: an app stores steps in the middle of a call request. */
final class CheckpointApi {
    private final Engine engine;

    CheckpointApi(Engine engine) {
        this.engine = engine;
    }

    /** {@return the route, and the same under its earlier name} */
    List<Route> routes() {
        return List.of(
                Route.post("/v1/checkpoint/{runId}/async", this::store),
                Route.post("/v1/http/runs/{runId}/async", this::store));
    }

    private void store(Exchange exchange) throws IOException {
        var body = JsonBody.of(exchange);
        var named = Json.text(body.orEmpty(), "run_id");
        var runId = named.isEmpty() ? exchange.parameter("runId") : named;
        body.of(JsonNode::isObject)
                .map(steps -> engine.checkpoint(runId, steps))
                .orElseGet(() ->
                        Optional.of(new Checkpoints.Refusal(400, "invalid request body: it is not a JSON object")))
                .ifPresentOrElse(why -> refuse(exchange, runId, why), () -> exchange.empty(200, "application/json"));
    }

    private static void refuse(Exchange exchange, String runId, Checkpoints.Refusal why) {
        var answer = Json.object().put("error", why.message());
        answer.set("data", Json.object().put("run_id", runId));
        exchange.json(why.status(), answer.put("status", why.status()));
    }
}
