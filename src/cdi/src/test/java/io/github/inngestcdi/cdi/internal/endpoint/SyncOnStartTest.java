package io.github.inngestcdi.cdi.internal.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.inngestcdi.InngestException;
import io.github.inngestcdi.cdi.internal.LogRecords;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SyncOnStartTest {
    private static final URI URL = URI.create("https://shop.example.org/api/inngest");

    private final ScriptedScheduler scheduler = new ScriptedScheduler();
    private final List<URI> tries = new ArrayList<>();
    private int refusals;
    private @Nullable Error error;
    private final SyncOnStart sync = new SyncOnStart(URL, this::sync, Optional.of(scheduler));

    @Test
    void leavesTheFirstAttemptToTheScheduler() {
        sync.begin();

        assertThat(tries).isEmpty();

        scheduler.runAll();

        assertThat(tries).containsExactly(URL);
        assertThat(scheduler.delays).containsExactly(Duration.ZERO);
    }

    @Test
    void retriesWithGrowingDelaysAndWarnsOnceAboutAnOutage() {
        refusals = 8;

        try (var log = new LogRecords(SyncOnStart.class)) {
            sync.begin();
            scheduler.runAll();

            assertThat(scheduler.delays)
                    .extracting(Duration::toSeconds)
                    .containsExactly(0L, 1L, 2L, 5L, 10L, 30L, 60L, 60L, 60L);
            assertThat(log.lines()).hasSize(2);
            assertThat(log.lines().get(0)).startsWith("WARNING INNGEST-01063").contains(URL.toString(), "not yet");
            assertThat(log.lines().get(1)).startsWith("INFO INNGEST-01064");
        }
    }

    @Test
    void retriesAfterAnError() {
        error = new NoClassDefFoundError("com/acme/Gone");

        try (var log = new LogRecords(SyncOnStart.class)) {
            sync.begin();
            scheduler.runNext();
            error = null;
            scheduler.runAll();

            assertThat(tries).hasSize(2);
            assertThat(log.lines().get(0)).contains("INNGEST-01063", "NoClassDefFoundError: com/acme/Gone");
            assertThat(log.lines().get(1)).contains("INNGEST-01064");
        }
    }

    @Test
    void stopsWithTheApplication() {
        refusals = 100;
        sync.begin();
        scheduler.runNext();

        sync.stop();
        scheduler.runAll();

        assertThat(tries).hasSize(1);
        assertThat(scheduler.last.isCancelled()).isTrue();
    }

    @Test
    void warnsIfTheServerHasNoScheduler() {
        try (var log = new LogRecords(SyncOnStart.class)) {
            new SyncOnStart(URL, this::sync, Optional.empty()).begin();

            assertThat(log.lines())
                    .singleElement()
                    .satisfies(line -> assertThat(line).contains("INNGEST-01065"));
        }
    }

    private void sync(URI url) {
        tries.add(url);
        if (error != null) {
            throw error;
        }
        if (tries.size() <= refusals) {
            throw new InngestException("not yet", 503, List.of(), null);
        }
    }

    private static final class ScriptedScheduler implements Scheduler {
        private final List<Duration> delays = new ArrayList<>();
        private final List<Runnable> tasks = new ArrayList<>();
        private CompletableFuture<Void> last = new CompletableFuture<>();

        @Override
        public Future<?> after(Duration delay, Runnable task) {
            delays.add(delay);
            tasks.add(task);
            last = new CompletableFuture<>();
            return last;
        }

        void runNext() {
            tasks.remove(0).run();
        }

        void runAll() {
            while (!tasks.isEmpty()) {
                runNext();
            }
        }
    }
}
