package io.github.inngestcdi.devserver.internal.api.v2;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.f4b6a3.ulid.Ulid;
import io.github.inngestcdi.devserver.internal.engine.Engine;
import io.github.inngestcdi.devserver.internal.http.Exchange;
import io.github.inngestcdi.devserver.internal.json.Json;
import java.io.IOException;

/** What is served of the API's version 2, under {@code /api/v2} and {@code /v2}. */
public final class ApiV2 {
    private final Engine engine;
    private final InvokeApi invocations;

    public ApiV2(Engine engine) {
        this.engine = engine;
        this.invocations = new InvokeApi(engine);
    }

    public boolean answer(Exchange exchange) throws IOException {
        int at = exchange.part(0).equals("api") ? 2 : 1;
        return switch (exchange.part(at)) {
            case "apps" -> invocations.answer(exchange, at);
            case "runs" -> runs(exchange, at);
            default -> false;
        };
    }

    private boolean runs(Exchange exchange, int at) throws IOException {
        var id = exchange.part(at + 1);
        int after = exchange.parts() - at - 2;
        switch (exchange.method() + " " + after + exchange.part(at + 2)) {
            case "GET 0" -> run(exchange, id);
            case "POST 1rerun" -> rerun(exchange, id);
            case "POST 1cancel" -> cancel(exchange, id);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void run(Exchange exchange, String id) {
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

    private void rerun(Exchange exchange, String id) throws IOException {
        var body = Json.tryRead(exchange.body()).orElseGet(Json::object);
        var from = body.has("from_step") ? body.path("from_step") : body.path("fromStep");
        var outcome = engine.rerun(id, from);
        if (outcome.started()) {
            data(exchange, engine, Json.object().put("runId", outcome.text()));
        } else {
            var code = outcome.status() == 404 ? "not_found" : "invalid_request";
            refuse(exchange, outcome.status(), code, outcome.text());
        }
    }

    /** Unlike version 1 it refuses to cancel what has ended. */
    private void cancel(Exchange exchange, String id) {
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
