package io.github.inngestcdi.devserver.internal.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.inngestcdi.devserver.internal.app.FunctionConfig;
import io.github.inngestcdi.devserver.internal.event.StoredEvent;
import io.github.inngestcdi.devserver.internal.json.Json;
import io.github.inngestcdi.devserver.internal.protocol.Memo;
import io.github.inngestcdi.devserver.internal.protocol.Opcode;
import io.github.inngestcdi.devserver.internal.protocol.Operation;
import io.github.inngestcdi.devserver.internal.run.Job;
import io.github.inngestcdi.devserver.internal.run.Notes;
import io.github.inngestcdi.devserver.internal.run.Run;
import io.github.inngestcdi.devserver.internal.run.RunStatus;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PageJsonTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final FunctionConfig FUNCTION = new FunctionConfig(
            new UUID(0, 1),
            "app-f",
            "f",
            "app",
            new UUID(0, 2),
            List.of(),
            URI.create("http://localhost"),
            5,
            List.of(),
            1,
            NOW);

    private final Run run = new Run(
            "run", FUNCTION, new StoredEvent("event", "event", "demo/x", Json.object(), NOW, Json.object(), NOW), NOW);

    private static ObjectNode metadata(int n) {
        var body = Json.object();
        body.putObject("target").put("step_id", "");
        var update = body.putArray("metadata")
                .addObject()
                .put("kind", "userland.order")
                .put("op", "set");
        update.putObject("values").put("n", n);
        return body;
    }

    private void change(String step, int n) {
        run.step(new Operation(Opcode.STEP_RUN, step, Json.object().put("displayName", step)), NOW);
        run.note(NOW, "StepRun", step);
        Notes.take(run, metadata(n));
        run.queue(Job.step(run, step, NOW));
    }

    @Test
    void showsARunAtTheTimeOfTheLook() {
        change("one", 1);
        var shown = PageJson.runInFull(run);
        var before = shown.deepCopy();

        change("two", 2);
        run.memoize("one", Memo.data(TextNode.valueOf("done")), NOW);
        run.end(RunStatus.COMPLETED, TextNode.valueOf("all done"), NOW);

        assertThat(shown).isEqualTo(before);
        assertThat(PageJson.runInFull(run)).isNotEqualTo(before);
    }
}
