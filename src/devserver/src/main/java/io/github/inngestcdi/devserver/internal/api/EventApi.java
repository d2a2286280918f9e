package io.github.inngestcdi.devserver.internal.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.github.inngestcdi.devserver.internal.engine.Engine;
import io.github.inngestcdi.devserver.internal.event.EventReader;
import io.github.inngestcdi.devserver.internal.http.Exchange;
import io.github.inngestcdi.devserver.internal.json.Json;
import io.github.inngestcdi.devserver.internal.protocol.EventIds;
import java.io.IOException;
import java.util.List;

/** {@code POST /e/{key}} and {@code POST /invoke/{slug}}: events come in. */
public final class EventApi {
    private final Engine engine;

    public EventApi(Engine engine) {
        this.engine = engine;
    }

    public boolean send(Exchange exchange) throws IOException {
        if (exchange.parts() != 2) {
            return false;
        }
        if (exchange.is("OPTIONS")) {
            exchange.header("Access-Control-Allow-Origin", "*");
            exchange.header("Access-Control-Allow-Methods", "POST, OPTIONS");
            exchange.header("Access-Control-Allow-Headers", "*");
            exchange.empty(204, "");
            return true;
        }
        if (!exchange.is("POST")) {
            exchange.empty(405, "");
            return true;
        }
        exchange.header("Access-Control-Allow-Origin", "*");
        var body = exchange.body();
        var ids = Json.array();
        try {
            accept(body, EventIds.seededBy(exchange.header("x-inngest-event-id-seed")), ids);
            answer(exchange, 200, ids, "");
        } catch (EventReader.RefusedEvent refused) {
            answer(exchange, 400, ids, String.valueOf(refused.getMessage()));
        }
        return true;
    }

    private void accept(byte[] body, EventIds seed, ArrayNode ids) throws EventReader.RefusedEvent {
        var json = Json.tryRead(body)
                .filter(JsonNode::isContainerNode)
                .orElseThrow(() -> new EventReader.RefusedEvent(
                        "Request body must contain an event object or an array of event objects"));
        if (json.isObject() && body.length > EventReader.MAX_BYTES) {
            throw EventReader.tooLarge(body.length);
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

    /** As on the real server, an unknown function is answered like a known one: it may register later. */
    public boolean invoke(Exchange exchange) throws IOException {
        if (exchange.parts() != 2) {
            return false;
        }
        if (!exchange.is("POST")) {
            exchange.empty(405, "");
            return true;
        }
        var body = Json.tryRead(exchange.body()).orElseGet(Json::object);
        var now = engine.now();
        var id = EventIds.seededBy(exchange.header("x-inngest-event-id-seed")).at(0, now);
        try {
            var event = EventReader.readInvocation(body, id, now);
            event.data().set("_inngest", Json.object().put("fn_id", exchange.part(1)));
            engine.invoke(exchange.part(1), event);
            exchange.jsonAsText(200, Json.object().put("id", id).put("status", 200));
        } catch (EventReader.RefusedEvent refused) {
            exchange.jsonAsText(
                    400, Json.object().put("error", refused.getMessage()).put("status", 400));
        }
        return true;
    }
}
