package io.github.inngestcdi.internal.engine;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Interrupts code that takes longer than its time limit. One thread watches: it starts with the first limit and ends soon
 * after the last one, so that it does not outlive a deployment. Safe for use by many threads.
 */
final class TimeLimits implements AutoCloseable {
    private static final Duration IDLE = Duration.ofSeconds(5);

    private @Nullable ScheduledThreadPoolExecutor watcher;

    /** {@return a limit on what the calling thread does from now on, until it is closed} */
    Limit begin(Duration duration) {
        var limit = new Limit(Thread.currentThread());
        limit.alarm = watcher().schedule(limit::pass, duration.toMillis(), TimeUnit.MILLISECONDS);
        return limit;
    }

    private synchronized ScheduledThreadPoolExecutor watcher() {
        var known = watcher;
        if (known == null) {
            known = new ScheduledThreadPoolExecutor(1, TimeLimits::thread);
            known.setRemoveOnCancelPolicy(true);
            known.setKeepAliveTime(IDLE.toMillis(), TimeUnit.MILLISECONDS);
            known.allowCoreThreadTimeOut(true);
            watcher = known;
        }
        return known;
    }

    private static Thread thread(Runnable work) {
        var thread = new Thread(work, "inngest-step-limits");
        thread.setDaemon(true);
        thread.setContextClassLoader(TimeLimits.class.getClassLoader());
        return thread;
    }

    @Override
    public synchronized void close() {
        if (watcher != null) {
            watcher.shutdownNow();
            watcher = null;
        }
    }

    /** One limit. Once closed it interrupts no more, and clears an interrupt that the code has not seen. */
    static final class Limit implements AutoCloseable {
        private final Thread runner;
        private @Nullable ScheduledFuture<?> alarm;
        private boolean passed;
        private boolean closed;

        Limit(Thread runner) {
            this.runner = runner;
        }

        private synchronized void pass() {
            if (!closed) {
                passed = true;
                runner.interrupt();
            }
        }

        /** {@return whether the time was up before the code had ended} */
        synchronized boolean isPassed() {
            return passed;
        }

        @Override
        public synchronized void close() {
            closed = true;
            if (alarm != null) {
                alarm.cancel(false);
            }
            if (passed && Thread.currentThread() == runner) {
                Thread.interrupted();
            }
        }
    }
}
