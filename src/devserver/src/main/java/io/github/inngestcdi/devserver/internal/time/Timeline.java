package io.github.inngestcdi.devserver.internal.time;

import io.github.inngestcdi.devserver.internal.messages.DevServerMessages;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The time the engine lives in, and what is to happen in it.
 *
 * <p>It runs with the clock of the machine, and can be moved ahead of it. Moving goes from one due task to the next, each
 * seeing its own time, so that sleeps which follow each other pass as they would have. Tasks run on one thread.
 */
public final class Timeline implements InstantSource, AutoCloseable {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final PriorityQueue<Task> tasks =
            new PriorityQueue<>(Comparator.comparing(Task::due).thenComparing(Task::order));
    private final AtomicLong order = new AtomicLong();
    private final InstantSource machine;
    private final Thread thread;
    private volatile Duration ahead = Duration.ZERO;
    private boolean running;
    private boolean closed;

    public Timeline(InstantSource machine) {
        this.machine = machine;
        thread = new Thread(this::run, "inngest-devserver-timeline");
        thread.setDaemon(true);
        thread.start();
    }

    /** A thing to do at a time; cancelled by taking it from the timeline. */
    public record Task(Instant due, long order, Runnable action) {}

    @Override
    public Instant instant() {
        return machine.instant().plus(ahead);
    }

    /** Has {@code action} run at {@code due}, at once if that is past; on the timeline's thread. */
    public Task at(Instant due, Runnable action) {
        var task = new Task(due, order.getAndIncrement(), action);
        lock.lock();
        try {
            tasks.add(task);
            if (task.equals(tasks.peek())) {
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
        return task;
    }

    /** {@return whether {@code task} was still to come, and now will not} */
    public boolean cancel(Task task) {
        lock.lock();
        try {
            return tasks.remove(task);
        } finally {
            lock.unlock();
        }
    }

    /** {@return whether a task is due that has not ended} */
    public boolean busy() {
        lock.lock();
        try {
            var next = tasks.peek();
            return running || (next != null && !next.due().isAfter(instant()));
        } finally {
            lock.unlock();
        }
    }

    /** Moves to the next task's time if it is not after {@code limit}, else to {@code limit}. {@return whether it did} */
    public boolean moveToNext(Instant limit) {
        lock.lock();
        try {
            var next = tasks.peek();
            boolean found = next != null && !next.due().isAfter(limit);
            var target = found ? next.due() : limit;
            var step = Duration.between(instant(), target);
            if (!step.isNegative()) {
                ahead = ahead.plus(step);
            }
            changed.signalAll();
            return found;
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        while (true) {
            Task task;
            lock.lock();
            try {
                running = false;
                task = awaitDue();
                if (task == null) {
                    return;
                }
                running = true;
            } finally {
                lock.unlock();
            }
            try {
                task.action().run();
            } catch (RuntimeException | Error e) {
                // Without this thread no run would ever wake again, so it outlives whatever a task comes to
                DevServerMessages.taskFailed(e);
            }
        }
    }

    private @Nullable Task awaitDue() {
        while (!closed) {
            var next = tasks.peek();
            try {
                if (next == null) {
                    changed.await();
                } else {
                    var wait = Duration.between(instant(), next.due());
                    if (wait.isNegative() || wait.isZero()) {
                        return tasks.poll();
                    }
                    changed.await(Math.min(wait.toMillis() + 1, 3_600_000), TimeUnit.MILLISECONDS);
                }
            } catch (InterruptedException stop) {
                return null;
            }
        }
        return null;
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            tasks.clear();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
