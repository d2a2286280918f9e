package io.github.inngestcdi.devserver.internal.dashboard;

import static io.github.inngestcdi.devserver.internal.run.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.inngestcdi.devserver.internal.json.Json;
import io.github.inngestcdi.devserver.internal.protocol.Memo;
import io.github.inngestcdi.devserver.internal.protocol.Opcode;
import io.github.inngestcdi.devserver.internal.protocol.Operation;
import io.github.inngestcdi.devserver.internal.run.Job;
import io.github.inngestcdi.devserver.internal.run.Notes;
import io.github.inngestcdi.devserver.internal.run.Run;
import io.github.inngestcdi.devserver.internal.run.RunStatus;
import io.github.inngestcdi.devserver.internal.run.Samples;
import org.junit.jupiter.api.Test;

class PageJsonTest {
    private final Run run = Samples.run("run");

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
        run.step(new Operation(Opcode.STEP_RUN, step, Json.object().put("displayName", step)), NOON);
        run.note(NOON, "StepRun", step);
        Notes.take(run, metadata(n));
        run.queue(Job.step(run, step, NOON));
    }

    @Test
    void showsARunAtTheTimeOfTheLook() {
        change("one", 1);
        var shown = PageJson.runInFull(run);
        var before = shown.deepCopy();

        change("two", 2);
        run.memoize("one", Memo.data(TextNode.valueOf("done")), NOON);
        run.end(RunStatus.COMPLETED, TextNode.valueOf("all done"), NOON);

        assertThat(shown).isEqualTo(before);
        assertThat(PageJson.runInFull(run)).isNotEqualTo(before);
    }
}
