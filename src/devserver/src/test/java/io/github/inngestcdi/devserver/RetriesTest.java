package io.github.inngestcdi.devserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.inngestcdi.devserver.FakeApp.Reply;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A failure is retried after the waits of the real server, and the run continues where it was. */
class RetriesTest {
    private static final Reply BROKEN = new Reply(500, Map.of(), "{\"name\":\"Broken\",\"message\":\"it is\"}");

    @RegisterExtension
    private final DevServerExtension inngest = new DevServerExtension();

    private final DevServer server = inngest.server();
    private final Client client = new Client(server);
    private final FakeApp app = inngest.app("shop");

    @Test
    void triesAFunctionFiveTimesThenFailsItsRun() {
        app.on("a", "broken", call -> BROKEN).register(client);
        var event = client.event("{\"name\":\"a\"}");

        server.advance(Duration.ofSeconds(14));
        assertThat(app.calls()).hasSize(1);
        server.advance(Duration.ofSeconds(32)); // 15 s and up to 30 s at random
        assertThat(app.calls()).hasSizeBetween(2, 2);
        server.advance(Duration.ofMinutes(10));

        assertThat(app.calls())
                .extracting(call -> call.ctx().path("attempt").asInt())
                .containsExactly(0, 1, 2, 3, 4);
        assertThat(app.calls())
                .extracting(call -> call.ctx().path("job_id").asText())
                .containsOnly(app.calls().get(0).ctx().path("job_id").asText());
        assertThat(client.runs(event).get(0).path("status").asText()).isEqualTo("Failed");
        assertThat(client.runs(event).get(0).at("/output/message").asText()).isEqualTo("it is");
    }

    @Test
    void failsARunWhoseAnswerItCannotStore() {
        app.on("a", "huge", call -> Reply.ops("{\"op\":\"StepRun\",\"id\":\"n\",\"data\":1e400}"))
                .register(client);
        var event = client.event("{\"name\":\"a\"}");

        server.advance(Duration.ofSeconds(1));

        assertThat(client.runs(event).get(0).path("status").asText()).isEqualTo("Failed");
        assertThat(client.runs(event).get(0).at("/output/message").asText()).contains("cannot be stored");
    }

    @Test
    void givesAnExhaustedStepBackToTheFunctionAsAnError() {
        app.function(
                        "steps",
                        "{\"triggers\":[{\"event\":\"a\"}],\"attempts\":1}",
                        call -> call.steps().isEmpty()
                                ? Reply.ops(
                                        "{\"op\":\"StepError\",\"id\":\"pay\",\"error\":{\"name\":\"Down\",\"message\":\"m\"}}")
                                : Reply.done("\"caught "
                                        + call.steps().at("/pay/error/name").asText() + "\""))
                .register(client);
        var event = client.event("{\"name\":\"a\"}");

        server.advance(Duration.ofMinutes(2));

        assertThat(client.runs(event).get(0).path("output").asText()).isEqualTo("caught Down");
        assertThat(app.calls())
                .extracting(call -> call.ctx().path("attempt").asInt())
                .containsExactly(0, 1, 0);
    }

    @Test
    void waitsAsLongAsTheAppAsksButAtMostADay() {
        app.on(
                        "a",
                        "later",
                        call -> call.ctx().path("attempt").asInt() == 0
                                ? BROKEN.with("retry-after", "9999999")
                                : Reply.done("1"))
                .register(client);
        var event = client.event("{\"name\":\"a\"}");

        server.advance(Duration.ofHours(23));
        assertThat(app.calls()).hasSize(1);
        server.advance(Duration.ofHours(2));

        assertThat(client.runs(event).get(0).path("status").asText()).isEqualTo("Completed");
    }

    @Test
    void treatsAnAnswerThatIsNotFromAnSdkAsAFailure() {
        app.on(
                        "a",
                        "page",
                        call -> call.ctx().path("attempt").asInt() == 0
                                ? Reply.done("\"a login page\"").with("x-inngest-sdk", "")
                                : Reply.done("1"))
                .register(client);
        var event = client.event("{\"name\":\"a\"}");

        server.advance(Duration.ofMinutes(1));

        assertThat(client.runs(event).get(0).path("output").asInt()).isEqualTo(1);
    }

    @Test
    void goesOnFromTheNextStepWhenAnAppThatWasDownRegistersAgain() {
        app.on("a", "two-steps", call -> switch (call.steps().size()) {
            case 0 ->
                Reply.ops(
                        "{\"op\":\"StepRun\",\"id\":\"one\",\"data\":1}",
                        "{\"op\":\"Sleep\",\"id\":\"s\",\"name\":\"1h\"}");
            case 2 -> Reply.ops("{\"op\":\"StepRun\",\"id\":\"two\",\"data\":2}");
            default -> Reply.done("\"done\"");
        });
        app.register(client);
        var event = client.event("{\"name\":\"a\"}");
        server.awaitIdle(Duration.ofSeconds(5));
        app.stop();

        server.advance(Duration.ofMinutes(61));
        assertThat(client.runs(event).get(0).path("status").asText()).isEqualTo("Running");
        app.startAgain();
        app.register(client);

        assertThat(client.ended(event).path("output").asText()).isEqualTo("done");
        assertThat(app.calls()).extracting(call -> call.steps().size()).containsExactly(0, 2, 3);
    }

    @Test
    void asksAnAppToRegisterAndAgainWhenItIsBack() {
        var polling = inngest.server(DevServerOptions.defaults().withPort(0).withApp(app.uri()));

        await().until(() -> !app.pings().isEmpty());

        assertThat(app.pings().get(0)).containsEntry("x-inngest-server-kind", "dev");
        app.on("a", "f", call -> Reply.done("1")).register(new Client(polling));
        await().atMost(Duration.ofSeconds(12)).until(() -> app.pings().size() > 1);
    }

    @Test
    void usesTheGivenIntervalInPlaceOfTheBackoff() {
        var impatient = inngest.server(DevServerExtension.WITHOUT_POLLING.withRetryInterval(Duration.ofSeconds(1)));
        var own = new Client(impatient);
        app.on("a", "broken", call -> BROKEN).register(own);
        var event = own.event("{\"name\":\"a\"}");

        impatient.advance(Duration.ofSeconds(5));

        assertThat(own.runs(event).get(0).path("status").asText()).isEqualTo("Failed");
    }

    @Test
    void callsARunningFunctionAtTheNewUrlOfItsApp() {
        app.on("a", "f", call -> Reply.ops("{\"op\":\"Sleep\",\"id\":\"s\",\"name\":\"1h\"}"))
                .register(client);
        var event = client.event("{\"name\":\"a\"}");
        server.awaitIdle(Duration.ofSeconds(5));
        app.stop();

        try (var moved = FakeApp.named("shop")) {
            moved.on("a", "f", call -> Reply.done("\"moved\"")).register(client);
            server.advance(Duration.ofHours(2));
        }

        assertThat(client.runs(event).get(0).path("output").asText()).isEqualTo("moved");
    }
}
