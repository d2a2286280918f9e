package io.github.inngestcdi.devserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.inngestcdi.devserver.FakeApp.Reply;
import io.github.inngestcdi.devserver.FakeApp.Script;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A run beyond the limits of the real server fails with the same name here. */
class LimitsTest {
    @RegisterExtension
    private final DevServerExtension inngest = new DevServerExtension();

    private final DevServer server = inngest.server();
    private final Client client = new Client(server);
    private final FakeApp app = inngest.app("shop");

    private JsonNode output(Script script) {
        app.on("a", "f", script).register(client);
        return client.ended(client.event("{\"name\":\"a\"}")).path("output");
    }

    @Test
    void keepsTheResultOfALegacyStepUnchanged() {
        var output = output(call -> call.steps().isEmpty()
                ? Reply.ops("{\"op\":\"Step\",\"id\":\"s\",\"data\":{\"event_ids\":[\"x\"]}}")
                : Reply.done(call.steps().toString()));

        assertThat(output).isEqualTo(FakeApp.json("{\"s\":{\"event_ids\":[\"x\"]}}"));
    }

    @Test
    void sleepsForAYearAtMost() {
        var output = output(call -> Reply.ops("{\"op\":\"Sleep\",\"id\":\"s\",\"name\":\"400d\"}"));

        assertThat(output.path("name").asText()).isEqualTo("InngestErrTimeoutTooLong");
    }

    @Test
    void storesAThousandStepsAtMost() {
        var steps = IntStream.range(0, 1001)
                .mapToObj(i -> "{\"op\":\"StepRun\",\"id\":\"s" + i + "\",\"data\":1}")
                .toArray(String[]::new);

        var output = output(call -> Reply.ops(steps));

        assertThat(output.path("name").asText()).isEqualTo("InngestErrFunctionOverflowed");
        assertThat(output.path("message").asText()).contains("INNGEST-05022");
    }

    @Test
    void storesResultsOf32MegabytesAtMost() {
        var result = "\"" + "x".repeat(3_900_000) + "\"";
        var asked = new int[1];

        var output = output(
                call -> Reply.ops("{\"op\":\"StepRun\",\"id\":\"s" + asked[0]++ + "\",\"data\":" + result + "}"));

        assertThat(output.path("name").asText()).isEqualTo("InngestErrStateOverflowed");
        assertThat(output.path("message").asText()).contains("INNGEST-05024");
        assertThat(asked[0]).isEqualTo(9);
    }
}
