package io.github.inngestcdi.devserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.inngestcdi.devserver.FakeApp.Reply;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The parts of an error that are kept: in the memo of a step, and in the events that report a run's end. */
class ErrorsTest {
    private static final String ERROR = "{\"name\":\"Declined\",\"message\":\"no funds\",\"stack\":\"at pay\","
            + "\"data\":{\"code\":7},\"cause\":{\"name\":\"Io\",\"message\":\"down\"},\"__serialized\":true}";

    @RegisterExtension
    private final DevServerExtension inngest = new DevServerExtension();

    private final DevServer server =
            inngest.server(DevServerExtension.WITHOUT_POLLING.withRetryInterval(Duration.ofMinutes(1)));
    private final Client client = new Client(server);
    private final FakeApp app = inngest.app("shop");

    @ParameterizedTest
    @CsvSource({"StepFailed, false, 2", "StepError, true, 2", "StepError, false, 3"})
    void keepsTheFieldsOfAStepErrorForTheFunction(String opcode, String noRetry, int calls) {
        app.function(
                "f",
                "{\"triggers\":[{\"event\":\"a\"}],\"attempts\":1}",
                call -> call.steps().isEmpty()
                        ? Reply.ops("{\"op\":\"" + opcode + "\",\"id\":\"pay\",\"error\":" + ERROR + "}")
                                .with("x-inngest-no-retry", noRetry)
                        : Reply.done(call.steps().at("/pay/error").toString()));
        app.register(client);
        var event = client.event("{\"name\":\"a\"}");

        server.advance(Duration.ofMinutes(5));

        var kept = ERROR.replace("\"__serialized\":true", noRetry.equals("true") ? "\"noRetry\":true" : "\"\":0");
        assertThat(client.runs(event).get(0).path("output")).isEqualTo(FakeApp.json(kept.replace(",\"\":0", "")));
        assertThat(app.calls()).hasSize(calls);
    }

    @Test
    void reportsAFailedRunAndLeavesItsDataInTheResult() {
        app.on("a", "f", call -> new Reply(400, Map.of("x-inngest-no-retry", "true"), ERROR));
        app.on("inngest/function.failed", "handler", call -> Reply.done("1"));
        app.register(client);

        var run = client.ended(client.event("{\"name\":\"a\"}"));
        server.awaitIdle(Duration.ofSeconds(5));

        var reported = app.calls("handler").get(0).body().at("/event/data");
        assertThat(reported.path("result")).isEqualTo(FakeApp.json(ERROR));
        assertThat(reported.path("error"))
                .isEqualTo(FakeApp.json("{\"error\":\"NonRetriableError\",\"name\":\"Declined\","
                        + "\"message\":\"no funds\",\"stack\":\"at pay\","
                        + "\"cause\":{\"name\":\"Io\",\"message\":\"down\"}}"));
        assertThat(run.at("/output/message").asText()).isEqualTo("no funds");
    }

    @Test
    void callsTheFailureHandlerForAnErrorThatCannotBeStored() {
        var error = "{\"name\":\"Declined\",\"message\":\"no funds\",\"data\":1e400}";
        app.on("a", "f", call -> new Reply(400, Map.of("x-inngest-no-retry", "true"), error));
        app.on("inngest/function.failed", "handler", call -> Reply.done("1"));
        app.register(client);

        var run = client.ended(client.event("{\"name\":\"a\"}"));
        server.awaitIdle(Duration.ofSeconds(5));

        assertThat(run.at("/output/message").asText()).contains("cannot be stored");
        assertThat(app.calls("handler")).hasSize(1);
    }

    @Test
    void reportsTheStatusThatExhaustedTheAttempts() {
        app.function("f", "{\"triggers\":[{\"event\":\"a\"}],\"attempts\":0}", call -> new Reply(500, Map.of(), ERROR));
        app.register(client);

        var run = client.ended(client.event("{\"name\":\"a\"}"));

        assertThat(run.at("/output/error").asText()).isEqualTo("invalid status code: 500");
    }

    @Test
    void treatsANonRetriableResultAsAFailureAsTheRealServerDoes() {
        app.on("a", "f", call -> Reply.done("{\"n\":1}").with("x-inngest-no-retry", "true"))
                .register(client);

        var run = client.ended(client.event("{\"name\":\"a\"}"));

        assertThat(run.path("status").asText()).isEqualTo("Failed");
        assertThat(run.at("/output/error").asText()).isEqualTo("NonRetriableError");
    }

    private static Reply streamed(String envelope) {
        return new Reply(201, Map.of(), " ".repeat(30) + "\n" + envelope);
    }

    @Test
    void readsStepsInAStreamedAnswer() {
        app.on(
                "a",
                "f",
                call -> call.steps().isEmpty()
                        ? streamed("{\"status\":206,\"headers\":{\"Content-Type\":\"application/json\","
                                + "\"x-inngest-req-version\":\"2\"},\"version\":2,"
                                + "\"body\":\"[{\\\"op\\\":\\\"StepRun\\\",\\\"id\\\":\\\"one\\\",\\\"data\\\":1}]\"}")
                        : streamed("{\"status\":200,\"headers\":{},\"body\":\"\\\"text\\\"\"}"));
        app.register(client);

        var run = client.ended(client.event("{\"name\":\"a\"}"));

        assertThat(run.path("output").asText()).isEqualTo("text");
        assertThat(app.calls()).hasSize(2);
        assertThat(app.calls().get(1).headers()).containsEntry("x-inngest-req-version", "2");
    }

    @Test
    void readsAFailureInAStreamedAnswer() {
        app.on(
                "a",
                "f",
                call -> call.ctx().path("attempt").asInt() == 0
                        ? streamed("{\"error\":\"the stream broke\",\"status\":0}")
                        : streamed("{\"status\":400,\"headers\":{\"X-Inngest-No-Retry\":\"true\"},\"body\":" + ERROR
                                + "}"));
        app.register(client);
        var event = client.event("{\"name\":\"a\"}");

        server.advance(Duration.ofMinutes(5));

        assertThat(app.calls()).hasSize(2);
        assertThat(client.runs(event).get(0).at("/output/message").asText()).isEqualTo("no funds");
    }
}
