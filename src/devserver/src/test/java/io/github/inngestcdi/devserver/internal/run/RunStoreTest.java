package io.github.inngestcdi.devserver.internal.run;

import static io.github.inngestcdi.devserver.internal.run.Samples.FUNCTION;
import static io.github.inngestcdi.devserver.internal.run.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.NullNode;
import org.junit.jupiter.api.Test;

class RunStoreTest {
    private final RunStore store = new RunStore();

    private Run started(String id, String event) {
        var run = new Run(id, FUNCTION, Samples.ordered(event), NOON);
        store.add(run);
        return run;
    }

    @Test
    void forgetsTheOldestThatHasEndedButNotTheOthersOfItsEvent() {
        started("ended", "shared").end(RunStatus.COMPLETED, NullNode.getInstance(), NOON);
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
            started("ended-" + i, "other-" + i).end(RunStatus.COMPLETED, NullNode.getInstance(), NOON);
        }

        assertThat(store.newest(Integer.MAX_VALUE)).hasSizeLessThan(23_000);
        assertThat(store.find("goes-on-0")).isPresent();
        assertThat(store.find("goes-on-19999")).isPresent();
        assertThat(store.find("ended-0")).isEmpty();
        assertThat(store.newest(2)).extracting(Run::id).containsExactly("ended-19999", "ended-19998");
    }

    @Test
    void forgetsTheOldestOfTheEventsThatHaveStartedAFunction() {
        assertThat(store.claim(FUNCTION.id(), "first", "run", NOON)).isEmpty();
        assertThat(store.claim(FUNCTION.id(), "first", "other", NOON)).contains("run");
        for (int i = 0; i < 100_000; i++) {
            store.claim(FUNCTION.id(), "event-" + i, "run", NOON);
        }

        assertThat(store.claim(FUNCTION.id(), "first", "run", NOON)).isEmpty();
    }
}
