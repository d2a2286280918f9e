package io.github.inngestcdi.devserver.internal.api.v2;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.inngestcdi.devserver.internal.engine.Engine;
import io.github.inngestcdi.devserver.internal.event.EventReader;
import io.github.inngestcdi.devserver.internal.http.Exchange;
import io.github.inngestcdi.devserver.internal.json.Json;
import io.github.inngestcdi.devserver.internal.protocol.EventIds;
import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;

/**
 * {@code POST /v2/apps/{app}/functions/{function}/invoke}: starts a function by its id.
 *
 * <p>As on the real server it does not wait for the run to end, and a key that was used in the last 24 hours is answered
 * with 409 and the run that it started.
 */
final class InvokeApi {
    private static final Set<String> FIELDS =
            Set.of("data", "idempotency_key", "idempotencyKey", "app_id", "appId", "function_id", "functionId");

    private final Engine engine;

    InvokeApi(Engine engine) {
        this.engine = engine;
    }

    /** {@return whether the path is one of this API, which begins with {@code apps} at {@code at}} */
    boolean answer(Exchange exchange, int at) throws IOException {
        boolean known = exchange.parts() == at + 5
                && exchange.part(at + 2).equals("functions")
                && exchange.part(at + 4).equals("invoke");
        if (!known || !exchange.is("POST")) {
            return false;
        }
        invoke(exchange, exchange.part(at + 1), exchange.part(at + 3));
        return true;
    }

    private void invoke(Exchange exchange, String app, String function) throws IOException {
        var bytes = exchange.body();
        if (bytes.length > EventReader.MAX_BYTES) {
            var most = "Request body cannot exceed " + EventReader.MAX_BYTES + " bytes";
            ApiV2.refuse(exchange, 413, "invalid_request", most);
            return;
        }
        var body = Json.tryRead(bytes).orElseGet(Json::object);
        var problem = problem(body);
        if (problem.isPresent()) {
            ApiV2.refuse(exchange, 400, "api_error", problem.get());
        } else if (!body.hasNonNull("data")) {
            ApiV2.refuse(exchange, 400, "missing_field", "Input data is required");
        } else {
            start(exchange, app, function, body);
        }
    }

    /** The real server knows no other fields, and refuses a request that has one, such as {@code mode}. */
    private static Optional<String> problem(JsonNode body) {
        if (!body.isObject()) {
            return Optional.of("proto: syntax error: unexpected token " + body);
        }
        for (Iterator<String> names = body.fieldNames(); names.hasNext(); ) {
            var name = names.next();
            if (!FIELDS.contains(name)) {
                return Optional.of("proto: unknown field \"" + name + "\"");
            }
        }
        boolean noObject = body.hasNonNull("data") && !body.path("data").isObject();
        return noObject ? Optional.of("proto: syntax error: unexpected token " + body.path("data")) : Optional.empty();
    }

    private void start(Exchange exchange, String app, String function, JsonNode body) {
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
