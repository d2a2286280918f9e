package io.github.inngestcdi.devserver.internal.api.v2;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.inngestcdi.devserver.internal.engine.Engine;
import io.github.inngestcdi.devserver.internal.event.EventReader;
import io.github.inngestcdi.devserver.internal.http.Exchange;
import io.github.inngestcdi.devserver.internal.http.JsonBody;
import io.github.inngestcdi.devserver.internal.json.Json;
import io.github.inngestcdi.devserver.internal.protocol.EventIds;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/**
 * {@code POST /v2/apps/{app}/functions/{function}/invoke}: starts a function by its id.
 *
 * <p>As on the real server, the answer does not wait for the run to end, and the answer to a key that was used in the last
 * 24 hours is 409, with the run that it started.
 */
final class InvokeApi {
    private static final Set<String> FIELDS =
            Set.of("data", "idempotency_key", "idempotencyKey", "app_id", "appId", "function_id", "functionId");

    private final Engine engine;

    InvokeApi(Engine engine) {
        this.engine = engine;
    }

    void invoke(Exchange exchange) throws IOException {
        var read = JsonBody.of(exchange);
        if (read.size() > EventReader.MAX_BYTES) {
            var message = "Request body cannot exceed " + EventReader.MAX_BYTES + " bytes";
            ApiV2.refuse(exchange, 413, "invalid_request", message);
            return;
        }
        var body = read.orEmpty();
        var problem = problem(body);
        if (problem.isPresent()) {
            ApiV2.refuse(exchange, 400, "api_error", problem.get());
        } else if (!body.hasNonNull("data")) {
            ApiV2.refuse(exchange, 400, "missing_field", "Input data is required");
        } else {
            start(exchange, body);
        }
    }

    /** {@return the reason if the body is refused; as on the real server, an unknown field such as {@code mode} is one} */
    private static Optional<String> problem(JsonNode body) {
        if (!body.isObject()) {
            return Optional.of("proto: syntax error: unexpected token " + body);
        }
        for (var names = body.fieldNames(); names.hasNext(); ) {
            var name = names.next();
            if (!FIELDS.contains(name)) {
                return Optional.of("proto: unknown field \"" + name + "\"");
            }
        }
        boolean noObject = body.hasNonNull("data") && !body.path("data").isObject();
        return noObject ? Optional.of("proto: syntax error: unexpected token " + body.path("data")) : Optional.empty();
    }

    private void start(Exchange exchange, JsonNode body) {
        var app = exchange.parameter("app");
        var function = exchange.parameter("function");
        var found = engine.view(state -> state.registry()
                .app(app)
                .flatMap(known -> known.functions().stream()
                        .filter(one ->
                                one.idInApp().equals(function) || one.slug().equals(function))
                        .findFirst()));
        if (found.isEmpty()) {
            ApiV2.refuse(exchange, 404, "not_found", "Function not found");
            return;
        }
        var now = engine.now();
        try {
            var read =
                    EventReader.readInvocation(Json.object().set("data", body.get("data")), EventIds.random(now), now);
            read.data()
                    .set(
                            "_inngest",
                            Json.object()
                                    .put("type", "api")
                                    .put("fn_id", found.get().id().toString()));
            var started = engine.invoke(found.get(), read, key(body));
            var status = started.isNew() ? 200 : 409;
            ApiV2.data(exchange, status, engine, Json.object().put("runId", started.runId()));
        } catch (EventReader.RefusedEvent refused) {
            ApiV2.refuse(exchange, 400, "invalid_request", String.valueOf(refused.getMessage()));
        }
    }

    private static Optional<String> key(JsonNode body) {
        var key = Json.text(body, body.has("idempotencyKey") ? "idempotencyKey" : "idempotency_key");
        return key.isEmpty() ? Optional.empty() : Optional.of(key);
    }
}
