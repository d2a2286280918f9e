package io.github.inngestcdi.devserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.inngestcdi.devserver.FakeApp.Reply;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A signal reaches one run, also if two runs wait for it. */
class SignalTest {
    @RegisterExtension
    private final DevServerExtension inngest = new DevServerExtension();

    private final DevServer server = inngest.server();
    private final Client client = new Client(server);
    private final FakeApp app = inngest.app("shop");

    @BeforeEach
    void start() {
        for (var conflict : new String[] {"fail", "replace"}) {
            app.on(
                    conflict,
                    conflict,
                    call -> call.steps().isEmpty()
                            ? Reply.ops("{\"op\":\"WaitForSignal\",\"id\":\"s\",\"opts\":{\"signal\":\"go\","
                                    + "\"timeout\":\"1h\",\"conflict\":\"" + conflict + "\"}}")
                            : Reply.done(call.steps().path("s").toString()));
        }
        app.register(client);
    }

    private String waiting(String event) {
        var id = client.event("{\"name\":\"" + event + "\"}");
        server.awaitIdle(Duration.ofSeconds(5));
        return id;
    }

    private String status(String event) {
        return client.runs(event).get(0).path("status").asText();
    }

    @Test
    void failsTheRunThatComesSecond() {
        var first = waiting("fail");
        var second = waiting("fail");

        assertThat(status(second)).isEqualTo("Failed");
        assertThat(client.runs(second).get(0).at("/output/message").asText()).contains("Signal conflict");
        assertThat(client.post("/v1/signals", "{\"signal\":\"go\",\"data\":1}")
                        .body()
                        .at("/data/run_id"))
                .isEqualTo(client.runs(first).get(0).path("run_id"));
        assertThat(client.ended(first).path("output"))
                .isEqualTo(FakeApp.json("{\"data\":{\"signal\":\"go\",\"data\":1}}"));
    }

    @Test
    void reachesTheRunThatReplacedTheOther() {
        var first = waiting("fail");
        var second = waiting("replace");

        client.post("/v1/signals", "{\"signal\":\"go\",\"data\":1}");

        assertThat(client.ended(second).at("/output/data/data").asInt()).isEqualTo(1);
        assertThat(status(first)).isEqualTo("Running");
        server.advance(Duration.ofHours(2));
        assertThat(status(first)).isEqualTo("Completed");
        assertThat(client.runs(first).get(0).path("output").isNull()).isTrue();
    }
}
