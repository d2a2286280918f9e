package io.github.inngestcdi.devserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.inngestcdi.devserver.FakeApp.Reply;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** HTTP requests that the server makes for a run: {@code step.fetch} and {@code step.ai.infer}. */
class GatewayTest {
    @RegisterExtension
    private final DevServerExtension inngest = new DevServerExtension();

    private final DevServer server =
            inngest.server(DevServerExtension.WITHOUT_POLLING.withRetryInterval(Duration.ofMinutes(1)));
    private final Client client = new Client(server);
    private final FakeApp app = inngest.app("shop");
    private final FakeProvider provider = inngest.provider("{\"answer\":42}", "Authorization", "X-api-key", "X-mine");

    private String op(String opcode, String options) {
        var op = FakeApp.JSON.createObjectNode().put("op", opcode).put("id", "ask");
        op.set("opts", FakeApp.json(options));
        if (!op.path("opts").has("url")) {
            ((ObjectNode) op.path("opts")).put("url", provider.uri() + "/v1/chat");
        }
        return op.toString();
    }

    /** Runs a function with one such step. {@return the memoized result that the function receives} */
    private JsonNode memo(String opcode, String options) {
        app.function(
                "f",
                "{\"triggers\":[{\"event\":\"a\"}],\"attempts\":1}",
                call -> call.steps().isEmpty()
                        ? Reply.ops(op(opcode, options))
                        : Reply.done(call.steps().path("ask").toString()));
        app.register(client);
        var event = client.event("{\"name\":\"a\"}");
        server.advance(Duration.ofMinutes(5));
        return client.runs(event).get(0).path("output");
    }

    @ParameterizedTest
    @CsvSource({
        "openai-chat, /v1/chat, Bearer k, null",
        "anthropic, /v1/chat, null, k",
        "gemini, /v1/chat?key=k, null, null",
        "bedrock, /v1/chat, k, null",
    })
    void sendsTheKeyOfAModelInTheFormOfItsProvider(String format, String path, String authorization, String key) {
        var memo = memo(
                "AIGateway",
                "{\"auth_key\":\"k\",\"format\":\"" + format
                        + "\",\"headers\":{\"x-mine\":\"h\"},\"body\":{\"model\":\"m\"},\"type\":\"step.ai.infer\"}");

        assertThat(provider.requests())
                .containsExactly("POST " + path + " " + authorization + " " + key + " h {\"model\":\"m\"}");
        assertThat(memo).isEqualTo(FakeApp.json("{\"data\":{\"answer\":42}}"));
    }

    @Test
    void retriesAModelAndThenPassesItsErrorToTheFunction() {
        provider.answerWith(429);

        var memo = memo("AIGateway", "{\"auth_key\":\"k\",\"format\":\"openai-chat\",\"body\":{}}");

        assertThat(provider.requests()).hasSize(2);
        assertThat(memo)
                .isEqualTo(FakeApp.json("{\"error\":{\"name\":\"AIGatewayError\","
                        + "\"message\":\"Error making AI request: unsuccessful status code: 429\","
                        + "\"data\":{\"answer\":42},\"stack\":\"{\\\"answer\\\":42}\"}}"));
    }

    @Test
    void failsAStepWhoseModelAnswersANumberThatCannotBeStored() {
        var huge = inngest.provider("{\"answer\":1e400}");

        var memo = memo("AIGateway", "{\"format\":\"openai-chat\",\"body\":{},\"url\":\"" + huge.uri() + "/v1/chat\"}");

        assertThat(memo.at("/error/message").asText()).contains("beyond the range of a double");
    }

    @Test
    void reportsAnUnreachableModel() {
        provider.close();

        var memo = memo("AIGateway", "{\"format\":\"openai-chat\",\"body\":{}}");

        assertThat(memo.at("/error/name").asText()).isEqualTo("AIGatewayError");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"[1]|[1]", "plain text|\"plain text\""})
    void sendsJsonOnlyAsTheRealServerDoes(String body, String sent) {
        provider.answerWith(404);
        var options = FakeApp.JSON.createObjectNode().put("body", body).put("method", "PUT");

        var memo = memo("Gateway", options.toString());

        assertThat(provider.requests()).containsExactly("PUT /v1/chat null null null " + sent);
        assertThat(memo.at("/data/status_code").asInt()).isEqualTo(404);
        assertThat(memo.at("/data/body").asText()).isEqualTo("{\"answer\":42}");
    }

    @Test
    void publishesTheResponseIfTheStepAsksForIt() {
        memo("AIGateway", "{\"body\":{},\"publish\":{\"channel\":\"chat\",\"topic\":\"answer\"}}");

        var kept = client.get("/api/realtime?channel=chat").body();
        assertThat(kept)
                .extracting(message -> message.path("kind").asText())
                .containsExactly("datastream-start", "chunk", "datastream-end");
        assertThat(kept.at("/1/data").asText()).isEqualTo("{\"answer\":42}");
    }

    @Test
    void reportsAnUnreachableAddress() {
        provider.close();

        assertThat(memo("Gateway", "{}").at("/error/name").asText()).isEqualTo("GatewayError");
    }
}
