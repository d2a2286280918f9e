package io.github.inngestcdi.devserver.internal.api.v1;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.inngestcdi.devserver.internal.engine.Checkpoints;
import io.github.inngestcdi.devserver.internal.engine.Engine;
import io.github.inngestcdi.devserver.internal.http.Exchange;
import io.github.inngestcdi.devserver.internal.json.Json;
import java.io.IOException;
import java.util.Optional;

/** {@code POST /v1/checkpoint/{run}/async}: an app stores steps in the middle of a call request. */
final class CheckpointApi {
    private final Engine engine;

    CheckpointApi(Engine engine) {
        this.engine = engine;
    }

    /** Answers under {@code /v1/checkpoint}, and under {@code /v1/http/runs}, which was its name before. */
    boolean answer(Exchange exchange) throws IOException {
        boolean renamed = exchange.part(1).equals("checkpoint");
        int at = renamed ? 2 : 3;
        boolean known = renamed || exchange.part(2).equals("runs");
        if (!known || exchange.parts() != at + 2 || !exchange.part(at + 1).equals("async")) {
            return false;
        }
        if (!exchange.is("POST")) {
            exchange.empty(405, "");
            return true;
        }
        var body = Json.tryRead(exchange.body());
        var runId = body.map(json -> Json.text(json, "run_id"))
                .filter(id -> !id.isEmpty())
                .orElse(exchange.part(at));
        var refusal = body.filter(JsonNode::isObject).isEmpty()
                ? Optional.of(new Checkpoints.Refusal(400, "invalid request body: it is no JSON object"))
                : engine.checkpoint(runId, body.get());
        refusal.ifPresentOrElse(why -> refuse(exchange, runId, why), () -> exchange.empty(200, "application/json"));
        return true;
    }

    private static void refuse(Exchange exchange, String runId, Checkpoints.Refusal why) {
        var answer = Json.object().put("error", why.message());
        answer.set("data", Json.object().put("run_id", runId));
        exchange.json(why.status(), answer.put("status", why.status()));
    }
}
