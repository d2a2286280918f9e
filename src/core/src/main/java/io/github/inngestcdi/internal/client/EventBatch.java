package io.github.inngestcdi.internal.client;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Splits events, already written as JSON, into requests that the server accepts. */
final class EventBatch {
    private static final int MOST_EVENTS = 5000;

    /** The size of one event at most, and, as a request need not be larger, of one request. */
    static final int MOST_BYTES = 3 * 1024 * 1024;

    private EventBatch() {}

    static List<List<String>> split(List<String> events) {
        List<List<String>> batches = new ArrayList<>();
        List<String> batch = new ArrayList<>();
        long size = 0;
        for (String event : events) {
            int bytes = event.getBytes(StandardCharsets.UTF_8).length;
            if (!batch.isEmpty() && (batch.size() == MOST_EVENTS || size + bytes > MOST_BYTES)) {
                batches.add(batch);
                batch = new ArrayList<>();
                size = 0;
            }
            batch.add(event);
            size += bytes;
        }
        if (!batch.isEmpty()) {
            batches.add(batch);
        }
        return batches;
    }
}
