package io.github.inngestcdi.devserver.internal.dashboard;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.inngestcdi.devserver.internal.app.App;
import io.github.inngestcdi.devserver.internal.engine.EngineListener;
import io.github.inngestcdi.devserver.internal.event.StoredEvent;
import io.github.inngestcdi.devserver.internal.json.Json;
import io.github.inngestcdi.devserver.internal.run.Run;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/** Notifies open pages of changes. A page that is too slow misses some, and then loads everything again. */
public final class Changes implements EngineListener {
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

    @Override
    public void runChanged(Run run) {
        if (!listeners.isEmpty()) {
            publish(new Change("run", PageJson.run(run)));
        }
    }

    @Override
    public void eventAccepted(StoredEvent event) {
        if (!listeners.isEmpty()) {
            publish(new Change("event", PageJson.event(event, 0)));
        }
    }

    @Override
    public void appRegistered(App app) {
        if (!listeners.isEmpty()) {
            publish(new Change("app", Json.object()));
        }
    }

    private void publish(Change change) {
        listeners.forEach(queue -> {
            if (!queue.offer(change)) {
                queue.clear();
                queue.offer(new Change("reload", Json.object()));
            }
        });
    }
}
