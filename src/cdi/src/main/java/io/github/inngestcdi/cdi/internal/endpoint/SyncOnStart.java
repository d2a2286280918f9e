package io.github.inngestcdi.cdi.internal.endpoint;

import io.github.inngestcdi.cdi.internal.container.CdiMessages;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Syncs the app when it has started, and retries until a sync succeeds. It runs on the server's threads, so that a deployment
 * neither waits for the sync nor fails with it.
 */
final class SyncOnStart {
    private static final System.Logger LOG = System.getLogger(SyncOnStart.class.getName());
    private static final List<Duration> DELAYS = List.of(
            Duration.ofSeconds(1),
            Duration.ofSeconds(2),
            Duration.ofSeconds(5),
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            Duration.ofSeconds(60));

    private final URI url;
    private final Consumer<URI> sync;
    private final Optional<Scheduler> scheduler;
    private int failures;
    private boolean stopped;
    private @Nullable Future<?> next;

    SyncOnStart(URI url, Consumer<URI> sync, Optional<Scheduler> scheduler) {
        this.url = url;
        this.sync = sync;
        this.scheduler = scheduler;
    }

    /** Schedules the first attempt, for when the server starts to run tasks of the application. */
    void begin() {
        if (scheduler.isEmpty()) {
            LOG.log(Level.WARNING, CdiMessages.noScheduler());
        }
        attemptAfter(Duration.ZERO);
    }

    /** Ends the attempts, because the application stops. */
    synchronized void stop() {
        stopped = true;
        if (next != null) {
            next.cancel(true);
        }
    }

    private synchronized void attemptAfter(Duration delay) {
        if (!stopped) {
            scheduler.ifPresent(server -> next = server.after(delay, this::attempt));
        }
    }

    private synchronized boolean isStopped() {
        return stopped;
    }

    private void attempt() {
        if (isStopped()) {
            return;
        }
        try {
            sync.accept(url);
            LOG.log(Level.INFO, CdiMessages.synced(url.toString()));
        } catch (RuntimeException | Error e) {
            if (isStopped()) {
                return;
            }
            LOG.log(
                    failures == 0 ? Level.WARNING : Level.DEBUG,
                    CdiMessages.syncFailed(
                            url.toString(), e instanceof Error ? e.toString() : String.valueOf(e.getMessage())));
            var delay = DELAYS.get(Math.min(failures, DELAYS.size() - 1));
            failures++;
            attemptAfter(delay);
        }
    }
}
