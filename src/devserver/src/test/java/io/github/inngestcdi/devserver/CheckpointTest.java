package io.github.inngestcdi.devserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.inngestcdi.devserver.FakeApp.Call;
import io.github.inngestcdi.devserver.FakeApp.Reply;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An app stores its steps while it continues: the run is one call request, and no step runs twice. */
class CheckpointTest {
    private static final JsonNode RECORDED = RecordedRunsTest.resource("/wire/checkpoint.json");
    private static final Reply BROKEN = new Reply(500, Map.of(), "{\"name\":\"Broken\",\"message\":\"it is\"}");
    private static final String COMPLETE = "{\"op\":\"RunComplete\",\"id\":\"0737c22d\",\"data\":\"done\"}";

    @RegisterExtension
    private final DevServerExtension inngest = new DevServerExtension();

    private final DevServer server =
            inngest.server(DevServerExtension.WITHOUT_POLLING.withRetryInterval(Duration.ofMinutes(1)));
    private final Client client = new Client(server);
    private final FakeApp app = inngest.app("capture");

    private static String step(String id) {
        return "{\"op\":\"StepRun\",\"id\":\"" + id + "\",\"displayName\":\"" + id + "\",\"data\":\"" + id + "!\"}";
    }

    private Client.Reply checkpoint(Call call, String... steps) {
        return checkpoint("/v1/checkpoint/", call, steps);
    }

    private Client.Reply checkpoint(String prefix, Call call, String... steps) {
        var body = FakeApp.JSON.createObjectNode();
        for (var name : new String[] {"run_id", "fn_id", "qi_id", "request_id", "generation_id"}) {
            body.set(name, call.ctx().path(name));
        }
        body.set("steps", FakeApp.json("[" + String.join(",", steps) + "]"));
        return client.post(prefix + call.ctx().path("run_id").asText() + "/async", body);
    }

    @Test
    void runsTwoStepsInOneCallRequestAsRecorded() {
        var answers = new CopyOnWriteArrayList<Client.Reply>();
        app.on("demo/two", "two-steps", call -> {
            var run = call.ctx().path("run_id").asText();
            for (var exchange : RECORDED.path("sdk_to_server")) {
                var stored = exchange.at("/request/body").deepCopy();
                if (stored.path("run_id").asText().equals("01M806M5ACBK0A244N57KNA23P")) {
                    var body = (com.fasterxml.jackson.databind.node.ObjectNode) stored;
                    for (var name : new String[] {"run_id", "fn_id", "qi_id", "request_id", "generation_id"}) {
                        assertThat(call.ctx().has(name)).as(name).isTrue();
                        body.set(name, call.ctx().path(name));
                    }
                    answers.add(client.post("/v1/checkpoint/" + run + "/async", body));
                }
            }
            return Reply.ops("{\"op\":\"RunComplete\",\"id\":\"0737c22d\",\"data\":{\"b\":2}}");
        });
        app.register(client);

        var run = client.ended(client.event("{\"name\":\"demo/two\",\"data\":{}}"));

        assertThat(answers).hasSize(2).allSatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body().asText()).isEmpty();
            assertThat(answer.headers().get("content-type")).containsExactly("application/json");
        });
        assertThat(run.path("status").asText()).isEqualTo("Completed");
        assertThat(run.path("output")).isEqualTo(FakeApp.json("{\"b\":2}"));
        assertThat(app.calls()).hasSize(1);
        var shown =
                client.get("/api/runs/" + run.path("run_id").asText()).body().path("steps");
        assertThat(shown).hasSize(2);
        assertThat(shown.at("/0/output")).isEqualTo(FakeApp.json("{\"n\":1}"));
    }

    @Test
    void showsAStepAtOnceAndHasItInTheNextCallRequest() {
        app.on("a", "f", call -> {
            if (call.steps().has("one")) {
                return Reply.done(call.steps().at("/one/data").toString());
            }
            checkpoint("/v1/http/runs/", call, step("one"), "{\"op\":\"StepPlanned\",\"id\":\"two\"}");
            var shown = client.get("/api/runs/" + call.ctx().path("run_id").asText())
                    .body();
            assertThat(shown.at("/steps/0/status").asText()).isEqualTo("Completed");
            assertThat(shown.at("/steps/1/status").asText()).isEqualTo("Running");
            return Reply.ops();
        });
        app.register(client);

        var run = client.ended(client.event("{\"name\":\"a\"}"));

        assertThat(run.path("output").asText()).isEqualTo("one!");
        assertThat(app.calls().get(1).ctx().path("disable_immediate_execution").asBoolean())
                .isFalse();
    }

    @Test
    void storesTheStepsReportedBeforeTheResultAndEndsTheRun() {
        app.on("a", "f", call -> Reply.ops(step("one"), step("two"), COMPLETE)).register(client);

        var run = client.ended(client.event("{\"name\":\"a\"}"));

        assertThat(run.path("output").asText()).isEqualTo("done");
        var shown =
                client.get("/api/runs/" + run.path("run_id").asText()).body().path("steps");
        assertThat(shown)
                .hasSize(2)
                .allSatisfy(step -> assertThat(step.path("status").asText()).isEqualTo("Completed"));
    }

    @Test
    void countsAStepThatIsStoredAndReportedOnce() {
        app.on("a", "f", call -> {
            if (call.steps().has("one")) {
                return Reply.done(call.steps().toString());
            }
            checkpoint(call, step("one"));
            checkpoint(call, step("one"));
            return Reply.ops(step("one").replace("one!", "other"));
        });
        app.register(client);

        var run = client.ended(client.event("{\"name\":\"a\"}"));

        assertThat(run.path("output")).isEqualTo(FakeApp.json("{\"one\":{\"data\":\"one!\"}}"));
        assertThat(app.calls()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"DiscoveryRequest", "None"})
    void callsAgainIfTheAppStopsAfterACheckpoint(String opcode) {
        app.on("a", "f", call -> {
            if (call.steps().has("one")) {
                return Reply.ops(COMPLETE);
            }
            checkpoint(call, step("one"));
            return Reply.ops("{\"op\":\"" + opcode + "\",\"id\":\"\"}");
        });
        app.register(client);

        var run = client.ended(client.event("{\"name\":\"a\"}"));

        assertThat(run.path("output").asText()).isEqualTo("done");
        assertThat(app.calls()).hasSize(2);
    }

    @Test
    void givesTheCodeAfterACheckpointAllItsAttempts() {
        app.function("f", "{\"triggers\":[{\"event\":\"a\"}],\"attempts\":2}", call -> {
            if (call.ctx().path("attempt").asInt() == 1 && call.steps().isEmpty()) {
                checkpoint(call, step("one"));
            }
            return BROKEN;
        });
        app.register(client);
        var event = client.event("{\"name\":\"a\"}");

        server.advance(Duration.ofHours(1));

        assertThat(client.runs(event).get(0).path("status").asText()).isEqualTo("Failed");
        assertThat(app.calls())
                .extracting(call -> call.ctx().path("attempt").asInt())
                .containsExactly(0, 1, 1, 2);
    }

    @Test
    void refusesTheStepsOfAReplacedRequest() {
        app.on("a", "f", call -> {
            if (call.ctx().path("generation_id").asInt() == 1) {
                return BROKEN;
            }
            assertThat(checkpoint(app.calls().get(0), step("late")).status()).isEqualTo(409);
            return Reply.done("1");
        });
        app.register(client);
        var event = client.event("{\"name\":\"a\"}");

        server.advance(Duration.ofMinutes(10));

        assertThat(client.runs(event).get(0).path("status").asText()).isEqualTo("Completed");
        var run = client.get(
                        "/api/runs/" + client.runs(event).get(0).path("run_id").asText())
                .body();
        assertThat(run.path("steps")).isEmpty();
        var afterwards = checkpoint(app.calls().get(1), step("late"));
        assertThat(afterwards.status()).isEqualTo(409);
        assertThat(afterwards.body().path("error").asText()).contains("INNGEST-05042", "stale dispatch");
    }

    @Test
    void refusesAnInvalidCheckpoint() {
        app.on("a", "f", call -> {
            assertThat(checkpoint(call, "{\"op\":\"Sleep\",\"id\":\"s\",\"name\":\"1h\"}")
                            .status())
                    .isEqualTo(400);
            assertThat(checkpoint(call, "{\"op\":\"StepFailed\",\"id\":\"s\",\"error\":{}}")
                            .status())
                    .isEqualTo(400);
            assertThat(client.post("/v1/checkpoint/" + call.ctx().path("run_id").asText() + "/async", "{")
                            .status())
                    .isEqualTo(400);
            var large = "{\"op\":\"StepRun\",\"id\":\"s\",\"data\":\"" + "x".repeat(4 * 1024 * 1024) + "\"}";
            assertThat(checkpoint(call, large).status()).isEqualTo(413);
            return Reply.done("\"" + "fine" + "\"");
        });
        app.register(client);

        var run = client.ended(client.event("{\"name\":\"a\"}"));

        assertThat(run.path("output").asText()).isEqualTo("fine");
        var unknown = client.post(
                "/v1/checkpoint/01M806M5ACBK0A244N57KNA23P/async",
                "{\"run_id\":\"01M806M5ACBK0A244N57KNA23P\",\"steps\":[]}");
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.body().at("/data/run_id").asText()).isEqualTo("01M806M5ACBK0A244N57KNA23P");
    }

    @Test
    void requiresTheKeyIfTheServerHasOne() {
        var keyed = inngest.server(DevServerExtension.WITHOUT_POLLING.withKeys("signkey-test-00ff", "e"));

        var answer = new Client(keyed).post("/v1/checkpoint/01M806M5ACBK0A244N57KNA23P/async", "{}");

        assertThat(answer.status()).isEqualTo(401);
    }
}
