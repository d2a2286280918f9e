package io.github.inngestcdi.devserver.internal.api.v1;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.github.f4b6a3.ulid.Ulid;
import io.github.inngestcdi.devserver.internal.http.Exchange;
import io.github.inngestcdi.devserver.internal.json.Json;
import io.github.inngestcdi.devserver.internal.protocol.SigningKey;
import io.github.inngestcdi.devserver.internal.realtime.Realtime;
import io.github.inngestcdi.devserver.internal.realtime.RealtimeTokens;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** {@code /v1/realtime}: functions publish, browsers listen with a token. WebSockets are not served, only server-sent events. */
final class RealtimeApi {
    private static final int MAX_MESSAGE = 512 * 1024;
    private static final int CHUNK = 1024;
    private static final int MAX_CHUNKS = 1000;
    private static final int MAX_LISTENERS = 32;

    private final Realtime realtime;
    private final Optional<SigningKey> key;
    private final RealtimeTokens tokens = new RealtimeTokens();
    private final InstantSource clock = InstantSource.system();
    private final AtomicInteger listeners = new AtomicInteger();

    RealtimeApi(Realtime realtime, Optional<SigningKey> key) {
        this.realtime = realtime;
        this.key = key;
    }

    boolean answer(Exchange exchange) throws IOException {
        var what = exchange.method() + " " + exchange.part(2) + "/" + exchange.part(3);
        switch (what) {
            case "POST publish/" -> publish(exchange);
            case "POST publish/tee" -> tee(exchange);
            case "POST token/" -> token(exchange);
            case "GET sse/" -> listen(exchange);
            default -> {
                return false;
            }
        }
        return true;
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
        if (body.length > MAX_MESSAGE) {
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

    /** Hands on a body bit by bit, between a message that begins it and one that ends it. */
    private void stream(Exchange exchange, Realtime.Topic topic) throws IOException {
        var id = UUID.randomUUID().toString().replace("-", "");
        publish(exchange, topic, "datastream-start", id);
        try (var in = new InputStreamReader(exchange.stream(), StandardCharsets.UTF_8)) {
            var buffer = new char[CHUNK];
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
                var buffer = new char[CHUNK];
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    realtime.publishRaw(channel, new String(buffer, 0, read));
                }
            }
            exchange.empty(200, "");
        }
    }

    private void token(Exchange exchange) throws IOException {
        var topics = Json.tryRead(exchange.body()).filter(JsonNode::isArray);
        if (!admits(exchange)) {
            RestAnswer.error(exchange, 401, "Not authenticated");
        } else if (topics.isEmpty()) {
            RestAnswer.error(exchange, 400, "Invalid request: must provide a list of topics");
        } else {
            exchange.json(201, Json.object().put("jwt", tokens.issue(topics.get(), clock.instant())));
        }
    }

    private void listen(Exchange exchange) throws IOException {
        var claims = claims(exchange);
        if (claims.isEmpty()) {
            RestAnswer.error(exchange, 401, "Not authenticated");
        } else if (listeners.incrementAndGet() > MAX_LISTENERS) {
            listeners.decrementAndGet();
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

    private void stream(Exchange exchange, Set<Realtime.Topic> topics) throws IOException {
        var listener = realtime.listen(topics);
        try {
            exchange.header("Access-Control-Allow-Origin", "*");
            exchange.begin("text/event-stream");
            while (true) {
                var frame = listener.frames().poll(15, TimeUnit.SECONDS);
                exchange.more(frame == null ? ":\n\n" : frame);
            }
        } catch (InterruptedException | IOException left) {
            exchange.end();
        } finally {
            realtime.leave(listener);
            listeners.decrementAndGet();
        }
    }
}
