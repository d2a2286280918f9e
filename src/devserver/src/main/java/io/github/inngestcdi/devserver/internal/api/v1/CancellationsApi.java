package io.github.inngestcdi.devserver.internal.api.v1;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.f4b6a3.ulid.Ulid;
import io.github.inngestcdi.devserver.internal.app.FunctionConfig;
import io.github.inngestcdi.devserver.internal.engine.Cancellations;
import io.github.inngestcdi.devserver.internal.engine.Engine;
import io.github.inngestcdi.devserver.internal.http.Exchange;
import io.github.inngestcdi.devserver.internal.http.JsonBody;
import io.github.inngestcdi.devserver.internal.http.Route;
import io.github.inngestcdi.devserver.internal.json.Json;
import io.github.inngestcdi.devserver.internal.protocol.EventIds;
import io.github.inngestcdi.devserver.internal.protocol.TimeString;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code /v1/cancellations}: ends many runs of a function at once. */
final class CancellationsApi {
    private static final Duration MAX_SKEW = Duration.ofSeconds(5);

    private final Engine engine;

    CancellationsApi(Engine engine) {
        this.engine = engine;
    }

    List<Route> routes() {
        return List.of(
                Route.post("/v1/cancellations", this::create),
                Route.get("/v1/cancellations", this::list),
                Route.delete("/v1/cancellations/{cancellationId}", this::delete));
    }

    private void list(Exchange exchange) {
        data(
                exchange,
                engine.view(state -> Json.array(state.cancellations().all().stream()
                        .map(RestJson::cancellation)
                        .toList())));
    }

    private void create(Exchange exchange) throws IOException {
        var body = JsonBody.of(exchange).orEmpty();
        var problem = problem(body);
        if (!problem.isEmpty()) {
            RestAnswer.error(exchange, 400, problem);
            return;
        }
        var function = function(Json.text(body, "app_id"), Json.text(body, "function_id"));
        if (function.isEmpty()) {
            RestAnswer.error(exchange, 404, "function not found");
            return;
        }
        try {
            var when = Json.text(body, "if");
            var created = new Cancellations.Cancellation(
                    EventIds.random(engine.now()),
                    engine.now(),
                    function.get(),
                    time(body, "started_after"),
                    time(body, "started_before").orElseThrow(),
                    when.isEmpty()
                            ? Optional.empty()
                            : Optional.of(engine.expressions().parse(when)));
            engine.cancel(created);
            data(exchange, RestJson.cancellation(created));
        } catch (IllegalArgumentException e) {
            RestAnswer.error(exchange, 400, "invalid expression: " + e.getMessage());
        }
    }

    private String problem(JsonNode body) {
        var problems = new ArrayList<String>();
        for (var required : new String[] {"app_id", "function_id"}) {
            if (Json.text(body, required).isEmpty()) {
                problems.add(required + " is required");
            }
        }
        var before = time(body, "started_before");
        var after = time(body, "started_after");
        if (before.isEmpty()) {
            problems.add("started_before is required");
        } else if (before.get().isAfter(engine.now().plus(MAX_SKEW))) {
            problems.add("started_before must be in the past");
        }
        if (body.hasNonNull("started_after") && after.isEmpty()) {
            problems.add("started_after must be a time");
        }
        if (before.isPresent() && after.map(before.get()::isBefore).orElse(false)) {
            problems.add("started_after must be before started_before");
        }
        return String.join("\n", problems);
    }

    private static Optional<Instant> time(JsonNode body, String field) {
        return TimeString.instant(Json.text(body, field));
    }

    private Optional<FunctionConfig> function(String app, String id) {
        return engine.view(state -> state.registry().app(app))
                .flatMap(found -> found.functions().stream()
                        .filter(function ->
                                function.slug().equals(id) || function.slug().equals(app + "-" + id))
                        .findFirst());
    }

    private void delete(Exchange exchange) {
        var id = exchange.parameter("cancellationId");
        if (!Ulid.isValid(id)) {
            RestAnswer.error(exchange, 400, "Invalid cancellation ID");
        } else if (engine.removeCancellation(id)) {
            data(exchange, Json.object().put("ok", true));
        } else {
            RestAnswer.error(exchange, 404, "Cancellation not found");
        }
    }

    private void data(Exchange exchange, JsonNode data) {
        RestAnswer.data(exchange, engine.now(), data, Optional.empty());
    }
}
