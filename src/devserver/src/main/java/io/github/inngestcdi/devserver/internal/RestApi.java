package io.github.inngestcdi.devserver.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.f4b6a3.ulid.Ulid;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** The REST API, {@code /v1} and what apps need of {@code /v0}: answers as the real server gives them, quirks and all. */
final class RestApi {
    private final Engine engine;
    private final CheckpointApi checkpoints;

    RestApi(Engine engine) {
        this.engine = engine;
        this.checkpoints = new CheckpointApi(engine);
    }

    boolean answer(Exchange exchange) throws IOException {
        var path = exchange.method() + " " + exchange.part(0) + "/" + exchange.part(1);
        var id = exchange.part(2);
        var rest = exchange.part(3);
        int parts = exchange.parts();
        if (path.equals("GET v1/events") && parts == 2) {
            events(exchange);
        } else if (path.equals("GET v1/events") && parts == 3) {
            event(exchange, id);
        } else if (path.equals("GET v1/events") && parts == 4 && rest.equals("runs")) {
            runsOfEvent(exchange, id);
        } else if (path.equals("GET v1/runs") && parts == 3) {
            run(exchange, id);
        } else if (path.equals("DELETE v1/runs") && parts == 3) {
            cancel(exchange, id);
        } else if (path.equals("POST v1/runs") && parts == 4 && rest.equals("metadata")) {
            note(exchange, id);
        } else if (path.equals("GET v1/runs") && parts == 4 && rest.equals("jobs")) {
            jobs(exchange, id);
        } else if (path.equals("GET v1/apps") && parts == 4 && rest.equals("functions")) {
            functions(exchange, id);
        } else if (path.equals("POST v1/signals") && parts == 2) {
            signal(exchange);
        } else if (path.equals("GET v0/runs") && parts == 4 && (rest.equals("actions") || rest.equals("batch"))) {
            state(exchange, id, rest.equals("batch"));
        } else {
            return exchange.part(0).equals("v1")
                    && Set.of("checkpoint", "http").contains(exchange.part(1))
                    && checkpoints.answer(exchange);
        }
        return true;
    }

    private void events(Exchange exchange) {
        var events = engine.view(state -> state.events().newest(exchange.limit(20), exchange.query("name", "")));
        data(exchange, Json.array(events.stream().map(RestJson::event).toList()), Optional.empty());
    }

    private void event(Exchange exchange, String id) {
        if (!Ulid.isValid(id)) {
            error(exchange, 200, 400, "Invalid event ID: " + id);
            return;
        }
        engine.view(state -> state.events().find(id))
                .ifPresentOrElse(
                        event -> data(exchange, RestJson.event(event), Optional.of(Duration.ofSeconds(5))),
                        () -> error(exchange, 200, 404, "Event not found"));
    }

    private void runsOfEvent(Exchange exchange, String id) {
        if (!Ulid.isValid(id)) {
            error(exchange, 200, 400, "Invalid event ID: " + id);
            return;
        }
        var runs = engine.view(state -> Json.array(state.runs().ofEvent(id).stream()
                .map(run -> RestJson.run(run, RestJson.NO_ENVIRONMENT))
                .toList()));
        data(exchange, runs, Optional.of(Duration.ofSeconds(15)));
    }

    private void run(Exchange exchange, String id) {
        if (!Ulid.isValid(id)) {
            error(exchange, 200, 400, "Invalid run ID: " + id);
            return;
        }
        engine.view(state -> state.runs().find(id).map(run -> RestJson.run(run, RestJson.ENVIRONMENT)))
                .ifPresentOrElse(
                        run -> data(exchange, run, Optional.of(Duration.ofSeconds(3))),
                        () -> error(exchange, 200, 500, "Unable to load function run: " + id));
    }

    private void cancel(Exchange exchange, String id) {
        if (engine.cancel(id)) {
            exchange.empty(200, "application/json");
        } else {
            error(exchange, 404, 404, "Unable to load function run: " + id);
        }
    }

    private void note(Exchange exchange, String id) throws IOException {
        var body = Json.tryRead(exchange.body()).orElseGet(Json::object);
        var run = engine.view(state -> state.runs().find(id));
        if (run.isEmpty()) {
            error(exchange, 404, 404, "Unable to load function run: " + id);
            return;
        }
        engine.view(state -> Notes.take(run.get(), body))
                .ifPresentOrElse(
                        why -> error(exchange, why.status(), why.status(), why.message()),
                        () -> exchange.empty(200, "application/json"));
        engine.changes().run(run.get());
    }

    private void jobs(Exchange exchange, String id) {
        var jobs = engine.view(state -> state.runs().find(id).map(RestJson::jobs));
        data(exchange, jobs.orElseGet(Json::array), Optional.of(Duration.ofSeconds(5)));
    }

    private void functions(Exchange exchange, String app) {
        var functions = engine.view(state -> state.registry().app(app))
                .map(found -> Json.array(
                        found.functions().stream().map(RestJson::function).toList()));
        exchange.json(200, functions.orElseGet(Json::array));
    }

    private void signal(Exchange exchange) throws IOException {
        var body = Json.tryRead(exchange.body()).orElseGet(Json::object);
        var signal = Json.text(body, "signal");
        if (signal.isEmpty()) {
            error(exchange, 400, 400, "signal is required");
            return;
        }
        engine.signal(signal, body.has("data") ? body.get("data") : NullNode.getInstance())
                .ifPresentOrElse(
                        run -> data(exchange, Json.object().put("run_id", run), Optional.empty()),
                        () -> error(exchange, 404, 404, "No signal found"));
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
                                410, refusal(410, "runtime state is no longer available for runID: " + id)));
    }

    private static ObjectNode memos(Run run) {
        var memos = Json.object();
        run.memos().forEach((step, memo) -> memos.set(step, memo.json()));
        return memos;
    }

    private void data(Exchange exchange, JsonNode data, Optional<Duration> cached) {
        var answer = Json.object();
        answer.set("data", data);
        var metadata =
                answer.putObject("metadata").put("fetched_at", engine.now().toString());
        cached.ifPresent(
                time -> metadata.put("cached_until", engine.now().plus(time).toString()));
        exchange.json(200, answer);
    }

    private static void error(Exchange exchange, int httpStatus, int status, String error) {
        exchange.json(httpStatus, refusal(status, error));
    }

    private static ObjectNode refusal(int status, String error) {
        var answer = Json.object().put("error", error);
        answer.set("data", NullNode.getInstance());
        return answer.put("status", status);
    }
}
