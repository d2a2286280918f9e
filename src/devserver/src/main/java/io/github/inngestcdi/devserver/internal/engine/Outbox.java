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
 * <p>One thread at a time does so. A turn that ends in the meantime leaves its requests to that thread, even if it is the
 * answer to one of them.
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

    /** Adds the requests of a turn. The caller holds the engine's lock, which keeps the order of the turns. */
    void add(List<Due.Request> sent) {
        waiting.addAndGet(sent.size());
        requests.addAll(sent);
    }

    /** Hands over the requests that wait, unless another call does so. The caller does not hold the engine's lock. */
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

    /** {@return the number of requests that wait or are under way; never too low if the caller holds the engine's lock} */
    int unfinished() {
        return waiting.get() + dispatcher.unfinished();
    }
}
