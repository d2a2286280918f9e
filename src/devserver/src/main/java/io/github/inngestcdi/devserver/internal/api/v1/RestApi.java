package io.github.inngestcdi.devserver.internal.api.v1;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.github.f4b6a3.ulid.Ulid;
import io.github.inngestcdi.devserver.internal.engine.Engine;
import io.github.inngestcdi.devserver.internal.http.Exchange;
import io.github.inngestcdi.devserver.internal.json.Json;
import io.github.inngestcdi.devserver.internal.protocol.SigningKey;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** The REST API, {@code /v1} and what apps need of {@code /v0}: answers as the real server gives them, quirks and all. */
public final class RestApi {
    private final Engine engine;
    private final RunsApi runs;
    private final CheckpointApi checkpoints;
    private final CancellationsApi cancellations;
    private final RealtimeApi realtime;

    public RestApi(Engine engine, Optional<SigningKey> key) {
        this.engine = engine;
        this.runs = new RunsApi(engine);
        this.checkpoints = new CheckpointApi(engine);
        this.cancellations = new CancellationsApi(engine);
        this.realtime = new RealtimeApi(engine.realtime(), key);
    }

    public boolean answer(Exchange exchange) throws IOException {
        return switch (exchange.part(0) + "/" + exchange.part(1)) {
            case "v0/runs", "v1/runs" -> runs.answer(exchange);
            case "v1/events" -> exchange.is("GET") && events(exchange);
            case "v1/apps" -> exchange.is("GET") && functions(exchange);
            case "v1/signals" -> exchange.is("POST") && signal(exchange);
            case "v1/checkpoint", "v1/http" -> checkpoints.answer(exchange);
            case "v1/cancellations" -> cancellations.answer(exchange);
            case "v1/realtime" -> realtime.answer(exchange);
            default -> false;
        };
    }

    private boolean events(Exchange exchange) {
        var id = exchange.part(2);
        if (exchange.parts() == 2) {
            var events = engine.view(state -> state.events().newest(exchange.limit(20), exchange.query("name", "")));
            data(exchange, Json.array(events.stream().map(RestJson::event).toList()), Optional.empty());
        } else if (exchange.parts() == 3) {
            event(exchange, id);
        } else if (exchange.parts() == 4 && exchange.part(3).equals("runs")) {
            runsOfEvent(exchange, id);
        } else {
            return false;
        }
        return true;
    }

    private void event(Exchange exchange, String id) {
        if (!Ulid.isValid(id)) {
            RestAnswer.error(exchange, 200, 400, "Invalid event ID: " + id);
            return;
        }
        engine.view(state -> state.events().find(id))
                .ifPresentOrElse(
                        event -> data(exchange, RestJson.event(event), Optional.of(Duration.ofSeconds(5))),
                        () -> RestAnswer.error(exchange, 200, 404, "Event not found"));
    }

    private void runsOfEvent(Exchange exchange, String id) {
        if (!Ulid.isValid(id)) {
            RestAnswer.error(exchange, 200, 400, "Invalid event ID: " + id);
            return;
        }
        var found = engine.view(state -> Json.array(state.runs().ofEvent(id).stream()
                .map(run -> RestJson.run(run, RestJson.NO_ENVIRONMENT))
                .toList()));
        data(exchange, found, Optional.of(Duration.ofSeconds(15)));
    }

    private boolean functions(Exchange exchange) {
        if (exchange.parts() != 4 || !exchange.part(3).equals("functions")) {
            return false;
        }
        var functions = engine.view(state -> state.registry().app(exchange.part(2)))
                .map(found -> Json.array(
                        found.functions().stream().map(RestJson::function).toList()));
        exchange.json(200, functions.orElseGet(Json::array));
        return true;
    }

    private boolean signal(Exchange exchange) throws IOException {
        if (exchange.parts() != 2) {
            return false;
        }
        var body = Json.tryRead(exchange.body()).orElseGet(Json::object);
        var signal = Json.text(body, "signal");
        if (signal.isEmpty()) {
            RestAnswer.error(exchange, 400, "signal is required");
            return true;
        }
        engine.signal(signal, body.has("data") ? body.get("data") : NullNode.getInstance())
                .ifPresentOrElse(
                        run -> data(exchange, Json.object().put("run_id", run), Optional.empty()),
                        () -> RestAnswer.error(exchange, 404, "No signal found"));
        return true;
    }

    private void data(Exchange exchange, JsonNode data, Optional<Duration> cached) {
        RestAnswer.data(exchange, engine.now(), data, cached);
    }
}
