package io.github.inngestcdi.devserver.internal.dashboard;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.inngestcdi.devserver.internal.event.StoredEvent;
import io.github.inngestcdi.devserver.internal.json.Json;
import io.github.inngestcdi.devserver.internal.run.Run;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Notifies open pages of changes. A page that falls behind misses some, and is told to load everything again.
 *
 * <p>Runs are read at once, so callers hold the engine's lock.
 */
public final class Changes {
    private static final int MAX_BACKLOG = 1000;

    private final List<BlockingQueue<Change>> listeners = new CopyOnWriteArrayList<>();

    /** A new or changed {@code run}, {@code event} or {@code app}, as a page lists it; or {@code reload}, for all of them. */
    record Change(String kind, ObjectNode json) {
        /** {@return the change as a server-sent event} */
        String frame() {
            return "event: " + kind + "\ndata: " + json + "\n\n";
        }
    }

    /** {@return a queue that gets the changes from now on} */
    BlockingQueue<Change> listen() {
        var queue = new ArrayBlockingQueue<Change>(MAX_BACKLOG);
        listen(queue);
        return queue;
    }

    void listen(BlockingQueue<Change> queue) {
        listeners.add(queue);
    }

    void leave(BlockingQueue<Change> queue) {
        listeners.removeIf(listener -> listener == queue);
    }

    public void run(Run run) {
        if (!listeners.isEmpty()) {
            tell(new Change("run", PageJson.run(run)));
        }
    }

    public void event(StoredEvent event) {
        if (!listeners.isEmpty()) {
            tell(new Change("event", PageJson.event(event, 0)));
        }
    }

    public void app() {
        if (!listeners.isEmpty()) {
            tell(new Change("app", Json.object()));
        }
    }

    private void tell(Change change) {
        listeners.forEach(queue -> {
            if (!queue.offer(change)) {
                queue.clear();
                queue.offer(new Change("reload", Json.object()));
            }
        });
    }
}
