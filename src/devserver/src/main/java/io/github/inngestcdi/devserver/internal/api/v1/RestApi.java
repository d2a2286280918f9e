package io.github.inngestcdi.devserver.internal.api.v1;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.github.f4b6a3.ulid.Ulid;
import io.github.inngestcdi.devserver.internal.engine.Engine;
import io.github.inngestcdi.devserver.internal.http.Exchange;
import io.github.inngestcdi.devserver.internal.http.JsonBody;
import io.github.inngestcdi.devserver.internal.http.ListLimit;
import io.github.inngestcdi.devserver.internal.http.Route;
import io.github.inngestcdi.devserver.internal.json.Json;
import io.github.inngestcdi.devserver.internal.protocol.SigningKey;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The REST API, {@code /v1} and the part of {@code /v0} that apps use, with the answers and the quirks of the real server. */
public final class RestApi {
    private static final int DEFAULT_LIMIT = 20;
    private static final Duration EVENT_CACHED = Duration.ofSeconds(5);
    private static final Duration RUNS_CACHED = Duration.ofSeconds(15);

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

    public List<Route> routes() {
        var own = List.of(
                Route.get("/v1/events", this::events),
                Route.get("/v1/events/{eventId}", this::event),
                Route.get("/v1/events/{eventId}/runs", this::runsOfEvent),
                Route.get("/v1/apps/{app}/functions", this::functions),
                Route.post("/v1/signals", this::signal));
        return Stream.of(own, runs.routes(), checkpoints.routes(), cancellations.routes(), realtime.routes())
                .flatMap(List::stream)
                .toList();
    }

    private void events(Exchange exchange) {
        int limit = ListLimit.of(exchange, DEFAULT_LIMIT);
        var name = exchange.query("name", "");
        var events = engine.view(state -> Json.array(
                state.events().newest(limit, name).stream().map(RestJson::event).toList()));
        data(exchange, events, Optional.empty());
    }

    private void event(Exchange exchange) {
        var id = exchange.parameter("eventId");
        if (!Ulid.isValid(id)) {
            refuseEventId(exchange, id);
            return;
        }
        engine.view(state -> state.events().find(id).map(RestJson::event))
                .ifPresentOrElse(
                        event -> data(exchange, event, Optional.of(EVENT_CACHED)),
                        () -> RestAnswer.error(exchange, 200, 404, "Event not found"));
    }

    private void runsOfEvent(Exchange exchange) {
        var id = exchange.parameter("eventId");
        if (!Ulid.isValid(id)) {
            refuseEventId(exchange, id);
            return;
        }
        var found = engine.view(state -> Json.array(state.runs().ofEvent(id).stream()
                .map(run -> RestJson.run(run, RestJson.NO_ENVIRONMENT))
                .toList()));
        data(exchange, found, Optional.of(RUNS_CACHED));
    }

    private static void refuseEventId(Exchange exchange, String id) {
        RestAnswer.error(exchange, 200, 400, "Invalid event ID: " + id);
    }

    private void functions(Exchange exchange) {
        var app = exchange.parameter("app");
        var functions = engine.view(state -> state.registry()
                .app(app)
                .map(found -> Json.array(
                        found.functions().stream().map(RestJson::function).toList())));
        exchange.json(200, functions.orElseGet(Json::array));
    }

    private void signal(Exchange exchange) throws IOException {
        var body = JsonBody.of(exchange).orEmpty();
        var signal = Json.text(body, "signal");
        if (signal.isEmpty()) {
            RestAnswer.error(exchange, 400, "signal is required");
            return;
        }
        engine.signal(signal, body.has("data") ? body.get("data") : NullNode.getInstance())
                .ifPresentOrElse(
                        run -> data(exchange, Json.object().put("run_id", run), Optional.empty()),
                        () -> RestAnswer.error(exchange, 404, "No signal found"));
    }

    private void data(Exchange exchange, JsonNode data, Optional<Duration> cached) {
        RestAnswer.data(exchange, engine.now(), data, cached);
    }
}
