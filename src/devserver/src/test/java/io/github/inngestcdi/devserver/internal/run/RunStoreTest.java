package io.github.inngestcdi.devserver.internal.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.NullNode;
import io.github.inngestcdi.devserver.internal.app.FunctionConfig;
import io.github.inngestcdi.devserver.internal.event.StoredEvent;
import io.github.inngestcdi.devserver.internal.json.Json;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RunStoreTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final FunctionConfig FUNCTION = new FunctionConfig(
            new UUID(0, 1),
            "app-f",
            "f",
            "app",
            new UUID(0, 2),
            List.of(),
            URI.create("http://localhost"),
            1,
            List.of(),
            1,
            NOW);

    private final RunStore store = new RunStore();

    private Run started(String id, String event) {
        var run = new Run(
                id, FUNCTION, new StoredEvent(event, event, "demo/x", Json.object(), NOW, Json.object(), NOW), NOW);
        store.add(run);
        return run;
    }

    @Test
    void forgetsTheOldestThatHasEndedButNotTheOthersOfItsEvent() {
        started("ended", "shared").end(RunStatus.COMPLETED, NullNode.getInstance(), NOW);
        started("goes-on", "shared");
        for (int i = 0; i < 19_999; i++) {
            started("run-" + i, "event-" + i);
        }

        assertThat(store.find("ended")).isEmpty();
        assertThat(store.ofEvent("shared")).extracting(Run::id).containsExactly("goes-on");
    }

    @Test
    void forgetsEndedRunsBehindRunningOnes() {
        for (int i = 0; i < 20_000; i++) {
            started("goes-on-" + i, "event-" + i);
        }
        for (int i = 0; i < 20_000; i++) {
            started("ended-" + i, "other-" + i).end(RunStatus.COMPLETED, NullNode.getInstance(), NOW);
        }

        assertThat(store.newest(Integer.MAX_VALUE)).hasSizeLessThan(23_000);
        assertThat(store.find("goes-on-0")).isPresent();
        assertThat(store.find("goes-on-19999")).isPresent();
        assertThat(store.find("ended-0")).isEmpty();
        assertThat(store.newest(2)).extracting(Run::id).containsExactly("ended-19999", "ended-19998");
    }

    @Test
    void forgetsTheOldestOfTheEventsThatHaveStartedAFunction() {
        assertThat(store.claim(FUNCTION.id(), "first", "run", NOW)).isEmpty();
        assertThat(store.claim(FUNCTION.id(), "first", "other", NOW)).contains("run");
        for (int i = 0; i < 100_000; i++) {
            store.claim(FUNCTION.id(), "event-" + i, "run", NOW);
        }

        assertThat(store.claim(FUNCTION.id(), "first", "run", NOW)).isEmpty();
    }
}
