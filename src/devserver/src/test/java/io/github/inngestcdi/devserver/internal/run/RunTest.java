package io.github.inngestcdi.devserver.internal.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.inngestcdi.devserver.internal.app.FunctionConfig;
import io.github.inngestcdi.devserver.internal.event.StoredEvent;
import io.github.inngestcdi.devserver.internal.json.Json;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RunTest {
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

    private final Run run = new Run(
            "run", FUNCTION, new StoredEvent("event", "event", "demo/x", Json.object(), NOW, Json.object(), NOW), NOW);

    @Test
    void keepsTheBeginningOfALongHistory() {
        for (int i = 0; i < 2001; i++) {
            run.note(NOW, "retry", "attempt " + i);
        }

        assertThat(run.history())
                .hasSize(2000)
                .startsWith(new HistoryEntry(NOW, "retry", "attempt 0"))
                .endsWith(new HistoryEntry(NOW, "retry", "attempt 1999"));
    }

    @Test
    void returnsACopyOfItsHistory() {
        run.note(NOW, "queued", "demo/x");
        var history = run.history();

        run.note(NOW, "Completed", "");

        assertThat(history).containsExactly(new HistoryEntry(NOW, "queued", "demo/x"));
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
