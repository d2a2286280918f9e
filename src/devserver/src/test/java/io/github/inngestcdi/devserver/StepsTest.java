package io.github.inngestcdi.devserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.inngestcdi.devserver.FakeApp.Reply;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Runs step by step, with scripted answers of the app. */
class StepsTest {
    @RegisterExtension
    private final DevServerExtension inngest = new DevServerExtension();

    private final DevServer server = inngest.server();
    private final Client client = new Client(server);
    private final FakeApp app = inngest.app("shop");

    @Test
    void runsAFunctionStepByStepAndKeepsItsResult() {
        app.on("a", "two-steps", call -> switch (call.steps().size()) {
            case 0 -> Reply.ops("{\"op\":\"StepRun\",\"id\":\"one\",\"data\":{\"n\":1}}");
            case 1 -> Reply.ops("{\"op\":\"StepRun\",\"id\":\"two\",\"data\":2}");
            default -> Reply.done("{\"b\":2}");
        });
        app.register(client);

        var run = client.ended(client.event("{\"name\":\"a\",\"data\":{}}"));

        assertThat(run.path("status").asText()).isEqualTo("Completed");
        assertThat(run.path("output")).isEqualTo(FakeApp.json("{\"b\":2}"));
        assertThat(app.calls()).hasSize(3);
        assertThat(app.calls().get(2).steps())
                .isEqualTo(FakeApp.json("{\"one\":{\"data\":{\"n\":1}},\"two\":{\"data\":2}}"));
    }

    @Test
    void letsThreeSleepsOfADayPassInNoTime() {
        app.on(
                "a",
                "sleepy",
                call -> call.steps().size() == 3
                        ? Reply.done("\"awake\"")
                        : Reply.ops("{\"op\":\"Sleep\",\"id\":\"day-"
                                + call.steps().size() + "\",\"name\":\"1d\",\"opts\":{}}"));
        app.register(client);
        var event = client.event("{\"name\":\"a\",\"data\":{}}");
        var before = server.now();

        server.advance(Duration.ofDays(2));
        assertThat(client.runs(event).get(0).path("status").asText()).isEqualTo("Running");
        server.advance(Duration.ofDays(1).plusSeconds(1));

        assertThat(client.runs(event).get(0).path("output").asText()).isEqualTo("awake");
        assertThat(Duration.between(before, server.now())).isGreaterThan(Duration.ofDays(3));
    }

    @Test
    void callsTheFunctionAfterEachStepOfARace() {
        app.on("a", "race", call -> {
            if (call.stepId().equals("fast")) {
                return Reply.ops("{\"op\":\"StepRun\",\"id\":\"fast\",\"data\":\"f\"}");
            }
            if (call.steps().has("fast")) {
                return Reply.done("\"fast won\"");
            }
            var race = "\"opts\":{\"parallelMode\":\"race\"}";
            return Reply.ops(
                    "{\"op\":\"StepPlanned\",\"id\":\"fast\"," + race + "}",
                    "{\"op\":\"Sleep\",\"id\":\"slow\",\"name\":\"1d\"," + race + "}");
        });
        app.register(client);

        assertThat(client.ended(client.event("{\"name\":\"a\"}")).path("output").asText())
                .isEqualTo("fast won");
    }

    @Test
    void failsARunThatAsksForAStepItDoesNotKnowYet() {
        app.on("a", "odd", call -> Reply.ops("{\"op\":\"StepNotFound\",\"id\":\"ask\"}"))
                .register(client);

        var run = client.ended(client.event("{\"name\":\"a\"}"));

        assertThat(run.path("status").asText()).isEqualTo("Failed");
        assertThat(run.at("/output/message").asText()).contains("INNGEST-05020", "StepNotFound");
    }

    @Test
    void answersAnInvocationThatTakesTooLongWithAnError() {
        app.on("never", "slow", call -> Reply.ops("{\"op\":\"Sleep\",\"id\":\"s\",\"name\":\"10d\"}"));
        app.on(
                "a",
                "caller",
                call -> call.steps().isEmpty()
                        ? Reply.ops(
                                "{\"op\":\"InvokeFunction\",\"id\":\"i\",\"opts\":{\"function_id\":\"shop-slow\",\"payload\":{\"data\":{}},\"timeout\":\"1h\"}}")
                        : Reply.done(call.steps().at("/i/error/name").toString()));
        app.register(client);
        var event = client.event("{\"name\":\"a\"}");

        server.advance(Duration.ofHours(2));

        assertThat(client.runs(event).get(0).path("output").asText()).isEqualTo("InngestInvokeTimeoutError");
    }

    @Test
    void answersAnInvocationOfAnUnknownFunctionWithAnError() {
        app.on(
                "a",
                "caller",
                call -> call.steps().isEmpty()
                        ? Reply.ops(
                                "{\"op\":\"InvokeFunction\",\"id\":\"i\",\"opts\":{\"function_id\":\"shop-no\",\"payload\":{\"data\":{}}}}")
                        : Reply.done(call.steps().at("/i/error/message").toString()));
        app.register(client);

        assertThat(client.ended(client.event("{\"name\":\"a\"}")).path("output").asText())
                .contains("shop-no");
    }

    @Test
    void leavesOutAStateThatIsTooLargeAndServesItOnRequest() {
        var big = "\"" + "x".repeat(3 * 1024 * 1024) + "\"";
        app.on("a", "big", call -> {
            if (!call.ctx().path("use_api").asBoolean()) {
                return Reply.ops("{\"op\":\"StepRun\",\"id\":\"s" + call.steps().size() + "\",\"data\":" + big + "}");
            }
            var run = call.ctx().path("run_id").asText();
            var steps = client.get("/v0/runs/" + run + "/actions").body();
            var events = client.get("/v0/runs/" + run + "/batch").body();
            return Reply.done("[" + call.steps().size() + "," + steps.size() + "," + events.size() + "]");
        });
        app.register(client);

        assertThat(client.ended(client.event("{\"name\":\"a\"}")).path("output"))
                .isEqualTo(FakeApp.json("[0,2,1]"));
    }

    @Test
    void readsAStreamedAnswer() {
        app.on(
                "a",
                "streamed",
                call -> new Reply(
                        201,
                        Map.of(),
                        "   {\"status\":200,\"headers\":{\"x-inngest-sdk\":\"f\"},\"body\":\"{\\\"a\\\":1}\"}"));
        app.register(client);

        assertThat(client.ended(client.event("{\"name\":\"a\"}")).path("output"))
                .isEqualTo(FakeApp.json("{\"a\":1}"));
    }

    @Test
    void discardsTheAnswerOfACancelledRun() {
        app.on(
                "a",
                "f",
                call -> call.steps().isEmpty()
                        ? Reply.ops("{\"op\":\"Sleep\",\"id\":\"s\",\"name\":\"1h\"}")
                        : Reply.done("1"));
        app.on("inngest/function.cancelled", "handler", call -> Reply.done("1"));
        app.register(client);
        var event = client.event("{\"name\":\"a\"}");
        server.awaitIdle(Duration.ofSeconds(5));

        client.delete("/v1/runs/" + client.runs(event).get(0).path("run_id").asText());
        server.advance(Duration.ofHours(2));

        assertThat(client.runs(event).get(0).path("status").asText()).isEqualTo("Cancelled");
        assertThat(app.calls("f")).hasSize(1);
        assertThat(app.calls("handler")).hasSize(1);
    }

    @Test
    void runsTwoHundredRunsAtOnceAndNoStepTwice() {
        app.on(
                "a",
                "five",
                call -> call.steps().size() == 5
                        ? Reply.done("\"done\"")
                        : Reply.ops(
                                "{\"op\":\"StepRun\",\"id\":\"s" + call.steps().size() + "\",\"data\":1}"));
        app.register(client);
        var events = new ArrayList<String>();
        client.post("/e/key", "[" + "{\"name\":\"a\"},".repeat(199) + "{\"name\":\"a\"}]")
                .body()
                .path("ids")
                .forEach(id -> events.add(id.asText()));

        assertThat(server.awaitIdle(Duration.ofSeconds(30))).isTrue();

        assertThat(events)
                .hasSize(200)
                .allSatisfy(
                        id -> assertThat(client.runs(id).get(0).path("status").asText())
                                .isEqualTo("Completed"));
        assertThat(app.calls()).hasSize(1200);
    }

    @Test
    void sendsChangesToThePage() throws Exception {
        app.on("a", "f", call -> Reply.done("1")).register(client);
        try (var lines = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(server.uri() + "/api/stream"))
                                .build(),
                        BodyHandlers.ofLines())
                .body()) {
            client.event("{\"name\":\"a\"}");

            assertThat(lines.filter(line -> line.startsWith("data:"))
                            .filter(line -> line.contains("Completed"))
                            .findFirst())
                    .isPresent();
        }
    }

    @Test
    void servesOnlyTheFilesOfThePage() {
        assertThat(client.get("/").body().asText()).contains("Inngest dev server");
        assertThat(client.get("/").headers().get("content-security-policy").get(0))
                .contains("default-src 'none'");
        assertThat(client.get("/page.js").status()).isEqualTo(200);
        assertThat(client.get("/package-info.class").status()).isEqualTo(404);
        assertThat(client.get("/%2e%2e/internal/Main.class").status()).isIn(400, 404);
    }

    @Test
    void showsTheStepsOfARunToThePage() {
        app.on(
                "a",
                "f",
                call -> call.steps().isEmpty()
                        ? Reply.ops("{\"op\":\"Sleep\",\"id\":\"h\",\"name\":\"1h\",\"displayName\":\"nap\"}")
                        : Reply.done("1"));
        app.register(client);
        var event = client.event("{\"name\":\"a\"}");
        server.awaitIdle(Duration.ofSeconds(5));

        var run = client.get(
                        "/api/runs/" + client.runs(event).get(0).path("run_id").asText())
                .body();

        assertThat(run.at("/steps/0/name").asText()).isEqualTo("nap");
        assertThat(run.at("/steps/0/status").asText()).isEqualTo("Waiting");
        assertThat(run.path("wakesAt").isTextual()).isTrue();
    }
}
