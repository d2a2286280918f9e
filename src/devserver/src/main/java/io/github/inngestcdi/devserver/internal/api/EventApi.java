package io.github.inngestcdi.devserver.internal.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.github.inngestcdi.devserver.internal.engine.Engine;
import io.github.inngestcdi.devserver.internal.event.EventReader;
import io.github.inngestcdi.devserver.internal.http.Exchange;
import io.github.inngestcdi.devserver.internal.http.JsonBody;
import io.github.inngestcdi.devserver.internal.http.Route;
import io.github.inngestcdi.devserver.internal.json.Json;
import io.github.inngestcdi.devserver.internal.protocol.EventIds;
import java.io.IOException;
import java.util.List;

/** {@code POST /e/{key}} and {@code POST /invoke/{function}}: accepts events. */
public final class EventApi {
    private final Engine engine;

    public EventApi(Engine engine) {
        this.engine = engine;
    }

    public List<Route> routes() {
        return List.of(
                Route.post("/e/{key}", this::send),
                Route.of("OPTIONS", "/e/{key}", EventApi::admitOtherSites),
                Route.post("/invoke/{function}", this::invoke));
    }

    /** Allows pages of other sites to send events. */
    private static void admitOtherSites(Exchange exchange) {
        exchange.header("Access-Control-Allow-Origin", "*");
        exchange.header("Access-Control-Allow-Methods", "POST, OPTIONS");
        exchange.header("Access-Control-Allow-Headers", "*");
        exchange.empty(204, "");
    }

    private void send(Exchange exchange) throws IOException {
        exchange.header("Access-Control-Allow-Origin", "*");
        var body = JsonBody.of(exchange);
        var ids = Json.array();
        try {
            accept(body, EventIds.seededBy(exchange.header("x-inngest-event-id-seed")), ids);
            answer(exchange, 200, ids, "");
        } catch (EventReader.RefusedEvent refused) {
            answer(exchange, 400, ids, String.valueOf(refused.getMessage()));
        }
    }

    private void accept(JsonBody body, EventIds seed, ArrayNode ids) throws EventReader.RefusedEvent {
        var json = body.of(JsonNode::isContainerNode)
                .orElseThrow(() -> new EventReader.RefusedEvent(
                        "Request body must contain an event object or an array of event objects"));
        if (json.isObject() && body.size() > EventReader.MAX_BYTES) {
            throw EventReader.tooLarge(body.size());
        }
        for (var event : json.isArray() ? json : List.of(json)) {
            if (ids.size() == EventReader.MAX_EVENTS) {
                throw new EventReader.RefusedEvent(
                        "Cannot have more than " + EventReader.MAX_EVENTS + " events in a batch");
            }
            var now = engine.now();
            var accepted = EventReader.read(event, seed.at(ids.size() + 1, now), now);
            engine.accept(accepted);
            ids.add(accepted.internalId());
        }
    }

    private static void answer(Exchange exchange, int status, ArrayNode ids, String error) {
        if (ids.isEmpty()) {
            ids.add("");
        }
        var answer = Json.object();
        answer.set("ids", ids);
        answer.put("status", status);
        if (!error.isEmpty()) {
            answer.put("error", error);
        }
        exchange.jsonAsText(status, answer);
    }

    /** Answers alike for known and unknown functions, as the real server does: an unknown function may register later. */
    private void invoke(Exchange exchange) throws IOException {
        var reference = exchange.parameter("function");
        var body = JsonBody.of(exchange).orEmpty();
        var now = engine.now();
        var id = EventIds.seededBy(exchange.header("x-inngest-event-id-seed")).at(0, now);
        try {
            var event = EventReader.readInvocation(body, id, now);
            event.data().set("_inngest", Json.object().put("fn_id", reference));
            engine.invoke(reference, event);
            exchange.jsonAsText(200, Json.object().put("id", id).put("status", 200));
        } catch (EventReader.RefusedEvent refused) {
            exchange.jsonAsText(
                    400, Json.object().put("error", refused.getMessage()).put("status", 400));
        }
    }
}
