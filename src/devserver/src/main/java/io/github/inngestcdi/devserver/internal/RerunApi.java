package io.github.inngestcdi.devserver.internal;

import java.io.IOException;

/** What is served of the API's version 2: {@code POST /api/v2/runs/{id}/rerun} and {@code …/cancel}. */
final class RerunApi {
    private final Engine engine;

    RerunApi(Engine engine) {
        this.engine = engine;
    }

    boolean answer(Exchange exchange) throws IOException {
        if (exchange.parts() != 5 || !exchange.part(2).equals("runs") || !exchange.is("POST")) {
            return false;
        }
        switch (exchange.part(4)) {
            case "rerun" -> rerun(exchange, exchange.part(3));
            case "cancel" -> cancel(exchange, exchange.part(3));
            default -> {
                return false;
            }
        }
        return true;
    }

    private void rerun(Exchange exchange, String id) throws IOException {
        var body = Json.tryRead(exchange.body()).orElseGet(Json::object);
        var from = body.has("from_step") ? body.path("from_step") : body.path("fromStep");
        var outcome = engine.rerun(id, from);
        if (outcome.started()) {
            answer(exchange, outcome.text());
        } else {
            refuse(exchange, outcome.status(), outcome.text());
        }
    }

    private void cancel(Exchange exchange, String id) {
        if (engine.cancel(id)) {
            answer(exchange, id);
        } else {
            refuse(exchange, 404, "Run not found");
        }
    }

    private void answer(Exchange exchange, String run) {
        var answer = Json.object();
        answer.putObject("data").put("runId", run);
        answer.putObject("metadata").put("fetchedAt", engine.now().toString());
        exchange.json(200, answer);
    }

    private static void refuse(Exchange exchange, int status, String message) {
        var answer = Json.object();
        answer.putArray("errors")
                .addObject()
                .put("code", status == 404 ? "not_found" : "invalid_request")
                .put("message", message);
        exchange.json(status, answer);
    }
}
