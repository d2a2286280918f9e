package io.github.inngestcdi.devserver.internal.time;

import io.github.inngestcdi.devserver.internal.messages.DevServerMessages;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The server's clock, and the thread that waits for the next due time.
 *
 * <p>The clock runs with the clock of the machine, and can be moved ahead of it. It moves from one due time to the next, so
 * each piece of due work sees its own time, and consecutive sleeps take the time that they would take.
 */
public final class Timeline implements InstantSource, AutoCloseable {
    private static final long MAX_WAIT_MILLIS = 3_600_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final InstantSource machine;
    private volatile Duration ahead = Duration.ZERO;
    private Optional<Instant> next = Optional.empty();
    private boolean closed;

    public Timeline(InstantSource machine) {
        this.machine = machine;
    }

    /**
     * Starts the thread, which runs {@code work} whenever the next due time has come.
     *
     * @param work does the first due work, and sets the next due time by {@link #wakeAt}
     */
    public void start(Runnable work) {
        var thread = new Thread(() -> run(work), "inngest-devserver-timeline");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public Instant instant() {
        return machine.instant().plus(ahead);
    }

    /** Sets the next due time, which replaces the one before. */
    public void wakeAt(Optional<Instant> due) {
        lock.lock();
        try {
            if (!next.equals(due)) {
                next = due;
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Moves to the next due time, or to {@code limit} if that comes first. {@return whether it moved to a due time} */
    public boolean moveToNext(Instant limit) {
        lock.lock();
        try {
            boolean found = next.filter(due -> !due.isAfter(limit)).isPresent();
            var step = Duration.between(instant(), found ? next.orElseThrow() : limit);
            if (!step.isNegative()) {
                ahead = ahead.plus(step);
            }
            changed.signalAll();
            return found;
        } finally {
            lock.unlock();
        }
    }

    private void run(Runnable work) {
        while (awaitNext()) {
            try {
                work.run();
            } catch (RuntimeException | Error e) {
                // Without this thread no run would ever wake again, so it survives any exception of the work
                DevServerMessages.taskFailed(e);
            }
        }
    }

    /** {@return whether the next due time has come; false once this is closed} */
    private boolean awaitNext() {
        lock.lock();
        try {
            while (!closed) {
                if (next.isEmpty()) {
                    changed.await();
                } else {
                    var wait = Duration.between(instant(), next.get());
                    if (wait.isNegative() || wait.isZero()) {
                        return true;
                    }
                    changed.await(Math.min(wait.toMillis() + 1, MAX_WAIT_MILLIS), TimeUnit.MILLISECONDS);
                }
            }
            return false;
        } catch (InterruptedException stop) {
            return false;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
