package io.github.inngestcdi.devserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.inngestcdi.devserver.FakeApp.Reply;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A run is started again, from the start or from a step with other input. */
class RerunTest {
    @RegisterExtension
    private final DevServerExtension inngest = new DevServerExtension();

    private final DevServer server = inngest.server();
    private final Client client = new Client(server);
    private final FakeApp app = inngest.app("shop");

    @BeforeEach
    void start() {
        app.on("a", "f", call -> {
            if (call.stepId().equals("two")) {
                var input = call.steps().at("/two/input/0");
                return Reply.ops("{\"op\":\"StepRun\",\"id\":\"two\",\"data\":\"" + input.asText("none") + "\"}");
            }
            return switch (call.steps().size()) {
                case 0 -> Reply.ops("{\"op\":\"StepRun\",\"id\":\"one\",\"displayName\":\"first\",\"data\":1}");
                case 1 -> Reply.ops("{\"op\":\"StepRun\",\"id\":\"two\",\"displayName\":\"second\",\"data\":\"own\"}");
                case 2 -> Reply.ops("{\"op\":\"Sleep\",\"id\":\"s\",\"displayName\":\"nap\",\"name\":\"1ms\"}");
                default -> Reply.done(call.steps().toString());
            };
        });
        app.register(client);
    }

    private String ran() {
        return client.ended(client.event("{\"name\":\"a\"}")).path("run_id").asText();
    }

    private JsonNode rerun(String prefix, String run, String body) {
        var answer = client.post(prefix + run + "/rerun", body).body();
        server.awaitIdle(Duration.ofSeconds(5));
        server.advance(Duration.ofSeconds(1));
        return client.get("/v1/runs/" + answer.at("/data/runId").asText())
                .body()
                .path("data");
    }

    @Test
    void runsAgainFromTheStart() {
        var run = ran();

        var again = rerun("/api/v2/runs/", run, "{}");

        assertThat(again.path("status").asText()).isEqualTo("Completed");
        assertThat(again.path("run_id").asText()).isNotEqualTo(run);
        assertThat(app.calls()).hasSize(8);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'from_step':{'step_id':'second','input':['edited',2]}}",
                "{'fromStep':{'stepId':'two','input':['edited',2]}}"
            })
    void runsAgainFromAStepWithOtherInput(String body) {
        var run = ran();

        var again = rerun("/api/v2/runs/", run, body.replace('\'', '"'));

        assertThat(again.path("output"))
                .isEqualTo(FakeApp.json("{\"one\":{\"data\":1},\"two\":{\"data\":\"edited\"},\"s\":null}"));
        var first = app.calls().get(4);
        assertThat(first.stepId()).isEqualTo("two");
        assertThat(first.steps()).isEqualTo(FakeApp.json("{\"one\":{\"data\":1},\"two\":{\"input\":[\"edited\",2]}}"));
        assertThat(first.ctx().at("/stack/stack")).isEqualTo(FakeApp.json("[\"one\"]"));
        var shown = client.get("/api/runs/" + again.path("run_id").asText()).body();
        assertThat(shown.at("/steps/0/name").asText()).isEqualTo("first");
        assertThat(shown.at("/steps/0/status").asText()).isEqualTo("Completed");
    }

    @Test
    void discoversAgainTheStepsThatTheServerRan() {
        var run = ran();

        var again = rerun("/api/v2/runs/", run, "{\"from_step\":{\"step_id\":\"nap\"}}");

        assertThat(app.calls().get(4).stepId()).isEqualTo("step");
        assertThat(app.calls().get(4).steps()).hasSize(2);
        assertThat(again.path("status").asText()).isEqualTo("Completed");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'from_step':{'step_id':'third'}}|400|Step not found",
                "{'from_step':{'input':[]}}|400|Step ID is required",
                "{'from_step':{'step_id':'one','input':{}}}|400|JSON array"
            })
    void refusesAStepThatItDoesNotKnow(String body, int status, String why) {
        var answer = client.post("/api/v2/runs/" + ran() + "/rerun", body.replace('\'', '"'));

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.body().at("/errors/0/message").asText()).contains(why);
    }

    @Test
    void doesNotFindARunOfAnotherId() {
        assertThat(client.post("/api/v2/runs/01M806M5ACBK0A244N57KNA23P/rerun", "{}")
                        .status())
                .isEqualTo(404);
        assertThat(client.post("/api/v2/runs/01M806M5ACBK0A244N57KNA23P/cancel", "{}")
                        .status())
                .isEqualTo(404);
        assertThat(client.post("/api/runs/" + ran() + "/rerun", "{}")
                        .body()
                        .path("id")
                        .asText())
                .hasSize(26);
    }

    @Test
    void requiresTheKeyIfTheServerHasOne() {
        var keyed = inngest.server(DevServerExtension.WITHOUT_POLLING.withKeys("signkey-test-00ff", "e"));

        assertThat(new Client(keyed).post("/api/v2/runs/x/rerun", "{}").status())
                .isEqualTo(401);
    }
}
