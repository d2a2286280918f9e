package io.github.inngestcdi.devserver.internal.run;

import static io.github.inngestcdi.devserver.internal.run.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.inngestcdi.devserver.internal.json.Json;
import org.junit.jupiter.api.Test;

class RunTest {
    private final Run run = Samples.run("run");

    @Test
    void keepsTheBeginningOfALongHistory() {
        for (int i = 0; i < 2001; i++) {
            run.note(NOON, "retry", "attempt " + i);
        }

        assertThat(run.history())
                .hasSize(2000)
                .startsWith(new HistoryEntry(NOON, "retry", "attempt 0"))
                .endsWith(new HistoryEntry(NOON, "retry", "attempt 1999"));
    }

    @Test
    void returnsACopyOfItsHistory() {
        run.note(NOON, "queued", "demo/x");
        var history = run.history();

        run.note(NOON, "Completed", "");

        assertThat(history).containsExactly(new HistoryEntry(NOON, "queued", "demo/x"));
    }

    @Test
    void returnsACopyOfItsMetadata() {
        var update = Json.object().put("kind", "userland.order").put("op", "merge");
        update.putObject("values").put("id", 7);
        run.metadata().update(Metadata.RUN, update);
        var metadata = run.metadata().of(Metadata.RUN);

        update.putObject("values").put("id", 8);
        run.metadata().update(Metadata.RUN, update);

        assertThat(metadata.get("userland.order").path("id").asInt()).isEqualTo(7);
    }
}
