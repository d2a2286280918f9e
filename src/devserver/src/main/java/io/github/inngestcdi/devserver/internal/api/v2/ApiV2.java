package io.github.inngestcdi.devserver.internal.api.v2;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.f4b6a3.ulid.Ulid;
import io.github.inngestcdi.devserver.internal.engine.Engine;
import io.github.inngestcdi.devserver.internal.http.Exchange;
import io.github.inngestcdi.devserver.internal.http.JsonBody;
import io.github.inngestcdi.devserver.internal.http.Route;
import io.github.inngestcdi.devserver.internal.json.Json;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/** The supported part of the REST API, version 2, under both {@code /api/v2} and {@code /v2}. */
public final class ApiV2 {
    private final Engine engine;
    private final InvokeApi invocations;

    public ApiV2(Engine engine) {
        this.engine = engine;
        this.invocations = new InvokeApi(engine);
    }

    public List<Route> routes() {
        return Stream.of("/api/v2", "/v2")
                .flatMap(root -> Stream.of(
                        Route.get(root + "/runs/{runId}", this::run),
                        Route.post(root + "/runs/{runId}/rerun", this::rerun),
                        Route.post(root + "/runs/{runId}/cancel", this::cancel),
                        Route.post(root + "/apps/{app}/functions/{function}/invoke", invocations::invoke)))
                .toList();
    }

    private void run(Exchange exchange) {
        var id = exchange.parameter("runId");
        if (!Ulid.isValid(id)) {
            refuse(exchange, 400, "invalid_field_format", "Run ID must be a valid ULID");
            return;
        }
        boolean withOutput = exchange.query("includeOutput", exchange.query("include_output", ""))
                .equals("true");
        engine.view(state -> state.runs().find(id).map(run -> RunV2.of(run, withOutput)))
                .ifPresentOrElse(
                        run -> data(exchange, engine, run), () -> refuse(exchange, 404, "not_found", "Run not found"));
    }

    private void rerun(Exchange exchange) throws IOException {
        var body = JsonBody.of(exchange).orEmpty();
        var from = body.has("from_step") ? body.path("from_step") : body.path("fromStep");
        var outcome = engine.rerun(exchange.parameter("runId"), from);
        if (outcome.started()) {
            data(exchange, engine, Json.object().put("runId", outcome.text()));
        } else {
            var code = outcome.status() == 404 ? "not_found" : "invalid_request";
            refuse(exchange, outcome.status(), code, outcome.text());
        }
    }

    /** Unlike version 1, refuses to cancel a run that has ended. */
    private void cancel(Exchange exchange) {
        var id = exchange.parameter("runId");
        var before = engine.cancelIfRunning(id);
        if (before.isEmpty()) {
            refuse(exchange, 404, "not_found", "Run not found");
            return;
        }
        switch (before.get()) {
            case RUNNING -> data(exchange, engine, Json.object().put("runId", id));
            case CANCELLED -> refuse(exchange, 409, "run_already_cancelled", "Run is already cancelled");
            default -> refuse(exchange, 409, "run_already_ended", "Cannot cancel an ended run");
        }
    }

    static void data(Exchange exchange, Engine engine, JsonNode data) {
        data(exchange, 200, engine, data);
    }

    static void data(Exchange exchange, int status, Engine engine, JsonNode data) {
        var answer = Json.object();
        answer.set("data", data);
        answer.putObject("metadata").put("fetchedAt", engine.now().toString());
        exchange.json(status, answer);
    }

    static void refuse(Exchange exchange, int status, String code, String message) {
        var answer = Json.object();
        answer.putArray("errors").addObject().put("code", code).put("message", message);
        exchange.json(status, answer);
    }
}
