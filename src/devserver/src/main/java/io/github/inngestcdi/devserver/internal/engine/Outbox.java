package io.github.inngestcdi.devserver.internal.engine;

import io.github.inngestcdi.devserver.internal.dispatch.Caller;
import io.github.inngestcdi.devserver.internal.dispatch.Dispatcher;
import io.github.inngestcdi.devserver.internal.run.Due;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Hands the requests of ended turns to the dispatcher, in the order of the turns.
 *
 * <p>One thread at a time does so. A turn that ends meanwhile, even one that a request brings about at once, leaves its
 * requests to that thread.
 */
final class Outbox {
    private final Queue<Due.Request> requests = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicInteger drains = new AtomicInteger();
    private final Dispatcher dispatcher;
    private final Caller caller;

    Outbox(Dispatcher dispatcher, Caller caller) {
        this.dispatcher = dispatcher;
        this.caller = caller;
    }

    /** Adds the requests of a turn. Called with the engine's lock held, which keeps the order of the turns. */
    void add(List<Due.Request> sent) {
        waiting.addAndGet(sent.size());
        requests.addAll(sent);
    }

    /** Hands over what waits, unless another call does so. Called without the engine's lock. */
    void drain() {
        if (requests.isEmpty() || drains.getAndIncrement() > 0) {
            return;
        }
        int seen = 1;
        do {
            for (var next = requests.poll(); next != null; next = requests.poll()) {
                dispatcher.send(next, caller);
                waiting.decrementAndGet();
            }
            seen = drains.addAndGet(-seen);
        } while (seen > 0);
    }

    /** {@return how many requests wait or are under way; not too few if the engine's lock is held} */
    int unfinished() {
        return waiting.get() + dispatcher.unfinished();
    }
}
