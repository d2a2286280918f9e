package io.github.inngestcdi.devserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.inngestcdi.devserver.FakeApp.Reply;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Runs, step by step: the app's answers are scripted. */
class StepsTest {
    private DevServer server;
    private Client client;
    private FakeApp app;

    @BeforeEach
    void start() {
        server = DevServer.start(DevServerOptions.defaults().withPort(0).withoutPolling());
        client = new Client(server);
        app = FakeApp.named("shop");
    }

    @AfterEach
    void stop() {
        app.close();
        server.close();
    }

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
}
