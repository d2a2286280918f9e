package io.github.inngestcdi.devserver.internal.dashboard;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.inngestcdi.devserver.internal.event.StoredEvent;
import io.github.inngestcdi.devserver.internal.json.Json;
import io.github.inngestcdi.devserver.internal.run.Run;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/** Tells pages what has changed. One that does not keep up misses some, and asks for the whole again. */
public final class Changes {
    private static final int BACKLOG = 1000;

    private final List<BlockingQueue<Change>> listeners = new CopyOnWriteArrayList<>();

    /** A thing that is new or has changed: {@code run}, {@code event} or {@code app}, as a page shows it in a list. */
    record Change(String kind, ObjectNode json) {}

    BlockingQueue<Change> listen() {
        var queue = new ArrayBlockingQueue<Change>(BACKLOG);
        listeners.add(queue);
        return queue;
    }

    void leave(BlockingQueue<Change> queue) {
        listeners.removeIf(listener -> listener == queue);
    }

    int listeners() {
        return listeners.size();
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
