package io.github.inngestcdi.devserver.internal.realtime;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.inngestcdi.devserver.internal.json.Json;
import io.github.inngestcdi.devserver.internal.protocol.ServerIds;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The messages that functions publish while they run. It delivers them to listeners, and keeps the newest.
 *
 * <p>Messages are JSON objects of the real server's shape, with {@code kind}, {@code channel}, {@code topic} and {@code
 * data}. A listener that is too slow misses some. Thread-safe.
 */
public final class Realtime {
    static final String RAW_TOPIC = "$stream";

    private static final int MAX_BACKLOG = 1000;
    private static final int MAX_KEPT = 500;
    private static final int MAX_KEPT_BYTES = 4 * 1024 * 1024;

    private final InstantSource clock;
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private final Deque<ObjectNode> newest = new ArrayDeque<>();
    private long bytes;

    public Realtime(InstantSource clock) {
        this.clock = clock;
    }

    /** The topics that a listener follows, and the server-sent events that it has not read yet. */
    public record Listener(Set<Topic> topics, BlockingQueue<String> frames) {}

    public record Topic(String channel, String name) {}

    public Listener listen(Set<Topic> topics) {
        var listener = new Listener(topics, new ArrayBlockingQueue<>(MAX_BACKLOG));
        listeners.add(listener);
        return listener;
    }

    public void leave(Listener listener) {
        listeners.removeIf(one -> one.frames() == listener.frames());
    }

    public ObjectNode message(String kind, Topic topic, JsonNode data) {
        var message = Json.object().put("kind", kind);
        message.set("data", data);
        return message.put("created_at", clock.instant().toString())
                .put("channel", topic.channel())
                .put("env_id", ServerIds.ENVIRONMENT)
                .put("topic", topic.name());
    }

    public void publish(Topic topic, ObjectNode message) {
        keep(message);
        send(topic, "data: " + message + "\n\n");
    }

    /** Publishes {@code text} of a run as a stream of one part. */
    public void stream(Topic topic, String runId, String text) {
        var id = UUID.randomUUID().toString().replace("-", "");
        publish(topic, message("datastream-start", topic, TextNode.valueOf(id)).put("run_id", runId));
        publish(
                topic,
                message("chunk", topic, TextNode.valueOf(text))
                        .put("stream_id", id)
                        .put("run_id", runId));
        publish(topic, message("datastream-end", topic, TextNode.valueOf(id)).put("run_id", runId));
    }

    /** Delivers a part of a stream unchanged. */
    public void publishRaw(String channel, String text) {
        send(new Topic(channel, RAW_TOPIC), text);
    }

    private void send(Topic topic, String frame) {
        for (var listener : listeners) {
            if (listener.topics().contains(topic)) {
                listener.frames().offer(frame);
            }
        }
    }

    private synchronized void keep(ObjectNode message) {
        newest.addLast(message);
        bytes += size(message);
        while (newest.size() > MAX_KEPT || bytes > MAX_KEPT_BYTES) {
            bytes -= size(newest.removeFirst());
        }
    }

    private static int size(ObjectNode message) {
        return Json.write(message.path("data")).length;
    }

    /** {@return the kept messages of {@code channel}, or of all channels if it is empty; the oldest first} */
    public synchronized List<ObjectNode> kept(String channel) {
        return newest.stream()
                .filter(message ->
                        channel.isEmpty() || message.path("channel").asText().equals(channel))
                .toList();
    }
}
