package io.github.inngestcdi.devserver.internal.api.v1;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.inngestcdi.devserver.internal.http.Exchange;
import io.github.inngestcdi.devserver.internal.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The two forms of an answer of the REST API: data or an error. */
final class RestAnswer {
    private RestAnswer() {}

    /** Answers with {@code data}, which a client may cache for the given time. */
    static void data(Exchange exchange, Instant now, JsonNode data, Optional<Duration> cached) {
        var answer = Json.object();
        answer.set("data", data);
        var metadata = answer.putObject("metadata").put("fetched_at", now.toString());
        cached.ifPresent(time -> metadata.put("cached_until", now.plus(time).toString()));
        exchange.json(200, answer);
    }

    static void error(Exchange exchange, int status, String error) {
        error(exchange, status, status, error);
    }

    /** Answers with an error. The real server always writes its status in the body, but not always in the status of HTTP. */
    static void error(Exchange exchange, int httpStatus, int status, String error) {
        exchange.json(httpStatus, body(status, error));
    }

    static ObjectNode body(int status, String error) {
        var answer = Json.object().put("error", error);
        answer.set("data", NullNode.getInstance());
        return answer.put("status", status);
    }
}
