package io.github.inngestcdi.devserver.internal.engine;

import io.github.inngestcdi.devserver.internal.messages.DevServerMessages;
import io.github.inngestcdi.devserver.internal.time.Timeline;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The only way to the state: code looks at it, or changes it in a turn. Both hold the engine's lock.
 *
 * <p>The end of a turn sets the next due time of the timeline and notifies the listener. After the lock is released, the
 * requests are handed over. A turn whose cause throws keeps what it has changed so far: its requests are sent and its changes
 * are notified all the same. Turns do not nest, and cannot begin within a look.
 */
final class Turns {
    private final ReentrantLock lock = new ReentrantLock();
    private final State state = new State();
    private final Timeline timeline;
    private final BiConsumer<Turn, Turn.Consequence> consequences;
    private final EngineListener listener;
    private final Outbox outbox;

    /** @param consequences applies the consequences of a change in the same turn */
    Turns(Timeline timeline, BiConsumer<Turn, Turn.Consequence> consequences, EngineListener listener, Outbox outbox) {
        this.timeline = timeline;
        this.consequences = consequences;
        this.listener = listener;
        this.outbox = outbox;
    }

    <T> T look(Function<? super View, T> look) {
        lock.lock();
        try {
            return look.apply(state);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Changes the state by {@code cause}, then applies the consequences.
     *
     * @throws IllegalStateException if the thread already changes or looks at the state
     */
    <T> T turn(Function<? super Turn, T> cause) {
        if (lock.isHeldByCurrentThread()) {
            throw new IllegalStateException("the state can't be changed from within a turn or a look at it");
        }
        lock.lock();
        try {
            var turn = new Turn(state, timeline.instant());
            try {
                return cause.apply(turn);
            } finally {
                try {
                    follow(turn);
                } finally {
                    end(turn);
                }
            }
        } finally {
            lock.unlock();
            outbox.drain();
        }
    }

    private void follow(Turn turn) {
        for (var next = turn.nextConsequence(); next.isPresent(); next = turn.nextConsequence()) {
            try {
                consequences.accept(turn, next.get());
            } catch (RuntimeException e) {
                // The other consequences belong to other runs, so they are still applied
                DevServerMessages.taskFailed(e);
            }
        }
    }

    private void end(Turn turn) {
        outbox.add(turn.toSend());
        timeline.wakeAt(state.agenda().next());
        turn.notify(listener);
    }

    /** Changes the state by {@code cause}: see {@link #turn}. */
    void run(Consumer<? super Turn> cause) {
        turn(turn -> {
            cause.accept(turn);
            return turn;
        });
    }

    int unfinished() {
        return outbox.unfinished();
    }

    /** {@return whether no work is due, and no request is to be sent or under way} */
    boolean idle() {
        lock.lock();
        try {
            var now = timeline.instant();
            boolean due = state.agenda().next().map(at -> !at.isAfter(now)).orElse(false);
            return !due && outbox.unfinished() == 0;
        } finally {
            lock.unlock();
        }
    }
}
