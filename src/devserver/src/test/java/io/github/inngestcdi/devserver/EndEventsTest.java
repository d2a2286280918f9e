package io.github.inngestcdi.devserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.inngestcdi.devserver.FakeApp.Reply;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The events that report the end of a run, and their content. */
class EndEventsTest {
    @RegisterExtension
    private final DevServerExtension inngest = new DevServerExtension();

    private final DevServer server = inngest.server();
    private final Client client = new Client(server);
    private final FakeApp app = inngest.app("shop");

    private void cancel(String event) {
        server.awaitIdle(Duration.ofSeconds(5));
        client.delete("/v1/runs/" + client.runs(event).get(0).path("run_id").asText());
        server.awaitIdle(Duration.ofSeconds(5));
    }

    @Test
    void haveNeitherAnErrorNorAResultForACancelledRun() {
        app.on("a", "f", call -> Reply.ops("{\"op\":\"Sleep\",\"id\":\"s\",\"name\":\"1h\"}"));
        app.on("inngest/function.cancelled", "handler", call -> Reply.done("1"));
        app.on("inngest/function.finished", "ended", call -> Reply.done("1"));
        app.register(client);

        cancel(client.event("{\"name\":\"a\"}"));

        var cancelled = app.calls("handler").get(0).body().path("event").path("data");
        // The run of "handler" has ended too; the two ends are reported in any order
        var finished = app.calls("ended").stream()
                .map(call -> call.body().path("event").path("data"))
                .filter(data -> data.path("function_id").asText().equals("shop-f"))
                .toList();
        assertThat(cancelled.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("_inngest", "event", "events", "function_id", "run_id");
        assertThat(finished).containsExactly(cancelled);
        assertThat(cancelled.at("/_inngest/status").asText()).isEqualTo("Cancelled");
    }

    @ParameterizedTest
    @CsvSource({"function.cancelled,1", "function.failed,0"})
    void areSentForRunsThatHandleACancellationButNotForRunsThatHandleAFailure(String end, int times) {
        app.on(
                "a",
                "f",
                call -> end.equals("function.failed")
                        ? new Reply(500, Map.of("x-inngest-no-retry", "true"), "{\"message\":\"no\"}")
                        : Reply.ops("{\"op\":\"Sleep\",\"id\":\"s\",\"name\":\"1h\"}"));
        app.on("inngest/" + end, "handler", call -> Reply.done("\"handled\""));
        app.on("inngest/function.finished", "ended", call -> Reply.done("1"));
        app.register(client);

        cancel(client.event("{\"name\":\"a\"}"));

        assertThat(app.calls("handler")).hasSize(1);
        assertThat(app.calls("ended"))
                .filteredOn(call -> call.body()
                        .path("event")
                        .at("/data/function_id")
                        .asText()
                        .equals("shop-handler"))
                .hasSize(times);
    }
}
