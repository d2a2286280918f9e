package io.github.inngestcdi.devserver;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Sends requests to a dev server, as an app or a user does. */
final class Client {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final URI server;
    private final Map<String, String> headers;

    record Reply(int status, Map<String, List<String>> headers, JsonNode body) {}

    Client(DevServer server) {
        this(server.uri(), Map.of());
    }

    Client(URI server, Map<String, String> headers) {
        this.server = server;
        this.headers = headers;
    }

    Client with(String header, String value) {
        var all = new HashMap<>(headers);
        all.put(header, value);
        return new Client(server, all);
    }

    Reply get(String path) {
        return send("GET", path, HttpRequest.BodyPublishers.noBody());
    }

    Reply delete(String path) {
        return send("DELETE", path, HttpRequest.BodyPublishers.noBody());
    }

    Reply post(String path, JsonNode body) {
        return post(path, body.toString());
    }

    Reply post(String path, String body) {
        return send("POST", path, HttpRequest.BodyPublishers.ofString(body));
    }

    Reply send(String method, String path, HttpRequest.BodyPublisher body) {
        var request = HttpRequest.newBuilder(URI.create(server + path)).method(method, body);
        headers.forEach(request::setHeader);
        try {
            var response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Reply(response.statusCode(), response.headers().map(), parsed(response.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode parsed(String body) {
        return body.startsWith("{") || body.startsWith("[") ? FakeApp.json(body) : TextNode.valueOf(body);
    }

    /** Sends an event. {@return its id} */
    String event(String json) {
        var reply = post("/e/key", json);
        if (reply.status() != 200) {
            throw new AssertionError("refused: " + reply);
        }
        return reply.body().path("ids").path(0).asText();
    }

    /** {@return the runs that the event started} */
    List<JsonNode> runs(String eventId) {
        var runs = new ArrayList<JsonNode>();
        get("/v1/events/" + eventId + "/runs").body().path("data").forEach(runs::add);
        return runs;
    }

    /** {@return the run that the event started, after its end} */
    JsonNode ended(String eventId) {
        return await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(2))
                .until(
                        () -> runs(eventId),
                        runs -> runs.size() == 1
                                && !runs.get(0).path("ended_at").isNull())
                .get(0);
    }
}
