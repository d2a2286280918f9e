package io.github.inngestcdi.devserver.internal.api.v1;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.github.f4b6a3.ulid.Ulid;
import io.github.inngestcdi.devserver.internal.http.EventStream;
import io.github.inngestcdi.devserver.internal.http.Exchange;
import io.github.inngestcdi.devserver.internal.http.JsonBody;
import io.github.inngestcdi.devserver.internal.http.Route;
import io.github.inngestcdi.devserver.internal.json.Json;
import io.github.inngestcdi.devserver.internal.protocol.SigningKey;
import io.github.inngestcdi.devserver.internal.realtime.Realtime;
import io.github.inngestcdi.devserver.internal.realtime.RealtimeTokens;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;

/** {@code /v1/realtime}: functions publish, and browsers listen with a token: by server-sent events, not by WebSockets. */
final class RealtimeApi {
    private static final int MAX_MESSAGE_BYTES = 512 * 1024;
    private static final int MAX_CHUNK_CHARS = 1024;
    private static final int MAX_CHUNKS = 1000;
    private static final int MAX_LISTENERS = 32;

    private final Realtime realtime;
    private final Optional<SigningKey> key;
    private final RealtimeTokens tokens = new RealtimeTokens();
    private final InstantSource clock = InstantSource.system();
    private final Semaphore listeners = new Semaphore(MAX_LISTENERS);

    RealtimeApi(Realtime realtime, Optional<SigningKey> key) {
        this.realtime = realtime;
        this.key = key;
    }

    List<Route> routes() {
        return Stream.of("", "/")
                .flatMap(end -> Stream.of(
                        Route.post("/v1/realtime/publish" + end, this::publish),
                        Route.post("/v1/realtime/publish/tee" + end, this::tee),
                        Route.post("/v1/realtime/token" + end, this::token),
                        Route.get("/v1/realtime/sse" + end, this::listen)))
                .toList();
    }

    private boolean admits(Exchange exchange) {
        return key.map(with -> with.admits(exchange.header("Authorization"))).orElse(true);
    }

    private boolean mayPublish(Exchange exchange) {
        return claims(exchange)
                .map(claims -> claims.path("publish").asBoolean())
                .orElseGet(() -> admits(exchange));
    }

    private Optional<ObjectNode> claims(Exchange exchange) {
        var header = exchange.header("Authorization");
        var token = header.startsWith("Bearer ") && header.length() > 8
                ? header.substring("Bearer ".length())
                : exchange.query("token", "");
        return tokens.claims(token, clock.instant());
    }

    private void publish(Exchange exchange) throws IOException {
        if (!mayPublish(exchange)) {
            RestAnswer.error(exchange, 401, "Not authenticated");
            return;
        }
        var topic = new Realtime.Topic(exchange.query("channel", ""), exchange.query("topic", ""));
        if (exchange.header("Content-Type").equals("text/stream")) {
            stream(exchange, topic);
            return;
        }
        var body = exchange.body();
        if (body.length > MAX_MESSAGE_BYTES) {
            RestAnswer.error(exchange, 413, "A message has at most 512 kB");
            return;
        }
        realtime.publish(topic, about(exchange, realtime.message("data", topic, Json.readOrText(body))));
        exchange.empty(200, "");
    }

    private static ObjectNode about(Exchange exchange, ObjectNode message) {
        if (Ulid.isValid(exchange.query("run_id", ""))) {
            message.put("run_id", exchange.query("run_id", ""));
        }
        Json.tryRead(exchange.query("metadata", "").getBytes(StandardCharsets.UTF_8))
                .ifPresent(metadata -> message.set("metadata", metadata));
        return message;
    }

    /** Publishes a body in chunks as it arrives, between a message for its beginning and one for its end. */
    private void stream(Exchange exchange, Realtime.Topic topic) throws IOException {
        var id = UUID.randomUUID().toString().replace("-", "");
        publish(exchange, topic, "datastream-start", id);
        try (var in = new InputStreamReader(exchange.stream(), StandardCharsets.UTF_8)) {
            var buffer = new char[MAX_CHUNK_CHARS];
            for (int i = 0; i < MAX_CHUNKS; i++) {
                int read = in.read(buffer);
                if (read < 0) {
                    break;
                }
                var text = TextNode.valueOf(new String(buffer, 0, read));
                realtime.publish(topic, realtime.message("chunk", topic, text).put("stream_id", id));
            }
        } finally {
            publish(exchange, topic, "datastream-end", id);
        }
        exchange.empty(200, "");
    }

    private void publish(Exchange exchange, Realtime.Topic topic, String kind, String streamId) {
        realtime.publish(topic, about(exchange, realtime.message(kind, topic, TextNode.valueOf(streamId))));
    }

    private void tee(Exchange exchange) throws IOException {
        var channel = exchange.query("channel", "");
        if (!mayPublish(exchange)) {
            exchange.text(401, "Not authenticated\n");
        } else if (channel.isEmpty()) {
            exchange.text(400, "channel query parameter required\n");
        } else {
            try (var in = new InputStreamReader(exchange.stream(), StandardCharsets.UTF_8)) {
                var buffer = new char[MAX_CHUNK_CHARS];
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    realtime.publishRaw(channel, new String(buffer, 0, read));
                }
            }
            exchange.empty(200, "");
        }
    }

    private void token(Exchange exchange) throws IOException {
        var topics = JsonBody.of(exchange).of(JsonNode::isArray);
        if (!admits(exchange)) {
            RestAnswer.error(exchange, 401, "Not authenticated");
        } else if (topics.isEmpty()) {
            RestAnswer.error(exchange, 400, "Invalid request: must provide a list of topics");
        } else {
            exchange.json(201, Json.object().put("jwt", tokens.issue(topics.get(), clock.instant())));
        }
    }

    private void listen(Exchange exchange) {
        var claims = claims(exchange);
        if (claims.isEmpty()) {
            RestAnswer.error(exchange, 401, "Not authenticated");
        } else if (!listeners.tryAcquire()) {
            RestAnswer.error(exchange, 503, "Too many listeners");
        } else {
            stream(exchange, topics(claims.get()));
        }
    }

    private static Set<Realtime.Topic> topics(ObjectNode claims) {
        var topics = new HashSet<Realtime.Topic>();
        for (var topic : claims.path("topics")) {
            topics.add(new Realtime.Topic(Json.text(topic, "channel"), Json.text(topic, "name")));
        }
        return topics;
    }

    private void stream(Exchange exchange, Set<Realtime.Topic> topics) {
        var listener = realtime.listen(topics);
        try {
            exchange.header("Access-Control-Allow-Origin", "*");
            EventStream.send(exchange, listener.frames(), frame -> frame, ":\n\n");
        } finally {
            realtime.leave(listener);
            listeners.release();
        }
    }
}
