package io.github.inngestcdi.devserver.internal.api.v1;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.f4b6a3.ulid.Ulid;
import io.github.inngestcdi.devserver.internal.engine.Engine;
import io.github.inngestcdi.devserver.internal.http.Exchange;
import io.github.inngestcdi.devserver.internal.json.Json;
import io.github.inngestcdi.devserver.internal.run.Run;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** {@code /v1/runs} and {@code /v0/runs}: looks runs up, cancels them, notes what is told of them, and hands out their state. */
final class RunsApi {
    private final Engine engine;

    RunsApi(Engine engine) {
        this.engine = engine;
    }

    boolean answer(Exchange exchange) throws IOException {
        var id = exchange.part(2);
        switch (exchange.method() + " " + exchange.part(0) + " " + exchange.parts() + exchange.part(3)) {
            case "GET v1 3" -> run(exchange, id);
            case "DELETE v1 3" -> cancel(exchange, id);
            case "GET v1 4jobs" -> jobs(exchange, id);
            case "POST v1 4metadata" -> note(exchange, id);
            case "GET v0 4actions" -> state(exchange, id, false);
            case "GET v0 4batch" -> state(exchange, id, true);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void run(Exchange exchange, String id) {
        if (!Ulid.isValid(id)) {
            RestAnswer.error(exchange, 200, 400, "Invalid run ID: " + id);
            return;
        }
        engine.view(state -> state.runs().find(id).map(run -> RestJson.run(run, RestJson.ENVIRONMENT)))
                .ifPresentOrElse(
                        run -> RestAnswer.data(exchange, engine.now(), run, Optional.of(Duration.ofSeconds(3))),
                        () -> RestAnswer.error(exchange, 200, 500, unknown(id)));
    }

    private static String unknown(String id) {
        return "Unable to load function run: " + id;
    }

    private void cancel(Exchange exchange, String id) {
        if (engine.cancel(id)) {
            exchange.empty(200, "application/json");
        } else {
            RestAnswer.error(exchange, 404, unknown(id));
        }
    }

    private void jobs(Exchange exchange, String id) {
        var jobs = engine.view(state -> state.runs().find(id).map(RestJson::jobs));
        RestAnswer.data(exchange, engine.now(), jobs.orElseGet(Json::array), Optional.of(Duration.ofSeconds(5)));
    }

    private void note(Exchange exchange, String id) throws IOException {
        var body = Json.tryRead(exchange.body()).orElseGet(Json::object);
        if (engine.view(state -> state.runs().find(id)).isEmpty()) {
            RestAnswer.error(exchange, 404, unknown(id));
            return;
        }
        engine.note(id, body)
                .ifPresentOrElse(
                        why -> RestAnswer.error(exchange, why.status(), why.message()),
                        () -> exchange.empty(200, "application/json"));
    }

    /** What an app fetches when a call request was too large to carry it. */
    private void state(Exchange exchange, String id, boolean batch) {
        engine.view(state -> state.runs()
                        .find(id)
                        .filter(run -> !run.ended())
                        .<JsonNode>map(
                                run -> batch ? Json.array().add(run.event().full()) : memos(run)))
                .ifPresentOrElse(
                        found -> exchange.json(200, found),
                        () -> exchange.jsonAsText(
                                410, RestAnswer.body(410, "runtime state is no longer available for runID: " + id)));
    }

    private static ObjectNode memos(Run run) {
        var memos = Json.object();
        run.memos().forEach((step, memo) -> memos.set(step, memo.json()));
        run.inputs().forEach((step, memo) -> memos.set(step, memo.json()));
        return memos;
    }
}
