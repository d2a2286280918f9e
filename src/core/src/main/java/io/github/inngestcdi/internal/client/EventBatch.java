package io.github.inngestcdi.internal.client;

import io.github.inngestcdi.spi.PreparedEvent;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Splits events into requests that the server accepts. */
final class EventBatch {
    private static final int MAX_EVENTS = 5000;

    /** The maximum size of one event; a request takes no more than one such event needs. */
    static final int MAX_BYTES = 3 * 1024 * 1024;

    private EventBatch() {}

    static List<List<PreparedEvent>> split(List<PreparedEvent> events) {
        List<List<PreparedEvent>> batches = new ArrayList<>();
        List<PreparedEvent> batch = new ArrayList<>();
        long size = 0;
        for (var event : events) {
            if (!batch.isEmpty() && (batch.size() == MAX_EVENTS || size + event.size() > MAX_BYTES)) {
                batches.add(batch);
                batch = new ArrayList<>();
                size = 0;
            }
            batch.add(event);
            size += event.size();
        }
        if (!batch.isEmpty()) {
            batches.add(batch);
        }
        return batches;
    }

    /** {@return the body of a request: a JSON array of {@code events}, of which there is at least one} */
    static byte[] body(List<PreparedEvent> events) {
        int separators = events.size() + 1;
        var body = ByteBuffer.allocate(
                separators + events.stream().mapToInt(PreparedEvent::size).sum());
        byte separator = '[';
        for (var event : events) {
            body.put(separator).put(event.json());
            separator = ',';
        }
        return body.put((byte) ']').array();
    }
}
