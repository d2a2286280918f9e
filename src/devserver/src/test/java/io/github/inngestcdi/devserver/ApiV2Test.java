package io.github.inngestcdi.devserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.inngestcdi.devserver.FakeApp.Reply;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Version 2 of the API: invokes functions by their ids, and shows runs. */
class ApiV2Test {
    private static final String INVOKE = "/v2/apps/shop/functions/f/invoke";

    @RegisterExtension
    private final DevServerExtension inngest = new DevServerExtension();

    private final DevServer server = inngest.server();
    private final Client client = new Client(server);
    private final FakeApp app = inngest.app("shop");

    private String invoked(String path, String body) {
        var answer = client.post(path, body);
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        server.awaitIdle(Duration.ofSeconds(5));
        return answer.body().at("/data/runId").asText();
    }

    @ParameterizedTest
    @ValueSource(strings = {INVOKE, "/api" + INVOKE, "/v2/apps/shop/functions/shop-f/invoke"})
    void invokesAFunctionWithTheGivenData(String path) {
        app.on(
                        "never",
                        "f",
                        call -> Reply.done(
                                call.body().path("event").path("data").path("n").toString()))
                .register(client);

        var run = invoked(path, "{\"data\":{\"n\":7}}");

        assertThat(client.get("/v1/runs/" + run).body().at("/data/output").asInt())
                .isEqualTo(7);
        assertThat(app.calls().get(0).body().path("event").path("name").asText())
                .isEqualTo("inngest/function.invoked");
        assertThat(app.calls()
                        .get(0)
                        .body()
                        .path("event")
                        .at("/data/_inngest/type")
                        .asText())
                .isEqualTo("api");
    }

    @Test
    void answersTheSameKeyWithTheRunThatItStarted() {
        app.on("never", "f", call -> Reply.done("1")).register(client);
        var run = invoked(INVOKE, "{\"data\":{},\"idempotency_key\":\"k\"}");

        var again = client.post(INVOKE, "{\"data\":{},\"idempotencyKey\":\"k\"}");

        assertThat(again.status()).isEqualTo(409);
        assertThat(again.body().at("/data/runId").asText()).isEqualTo(run);
        assertThat(invoked(INVOKE, "{\"data\":{},\"idempotency_key\":\"other\"}"))
                .isNotEqualTo(run);
        server.advance(Duration.ofHours(25));
        assertThat(invoked(INVOKE, "{\"data\":{},\"idempotency_key\":\"k\"}")).isNotEqualTo(run);
        assertThat(app.calls()).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/v2/apps/shop/functions/g/invoke|{'data':{}}|404|not_found|Function not found",
                "/v2/apps/other/functions/f/invoke|{'data':{}}|404|not_found|Function not found",
                "/v2/apps/shop/functions/f/invoke|{}|400|missing_field|Input data is required",
                "/v2/apps/shop/functions/f/invoke|{'data':[]}|400|api_error|unexpected token",
                "/v2/apps/shop/functions/f/invoke|{'data':{},'mode':'sync'}|400|api_error|unknown field \"mode\""
            })
    void refusesAnInvalidInvocation(String path, String body, int status, String code, String message) {
        app.on("never", "f", call -> Reply.done("1")).register(client);

        var answer = client.post(path, body.replace('\'', '"'));

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.body().at("/errors/0/code").asText()).isEqualTo(code);
        assertThat(answer.body().at("/errors/0/message").asText()).contains(message);
        assertThat(app.calls()).isEmpty();
    }

    @Test
    void refusesABodyThatIsTooLarge() {
        app.on("never", "f", call -> Reply.done("1")).register(client);

        var answer = client.post(INVOKE, "{\"data\":{\"text\":\"" + "x".repeat(3 * 1024 * 1024) + "\"}}");

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.body().at("/errors/0/message").asText())
                .isEqualTo("Request body cannot exceed 3145728 bytes");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{'a':1}|{'a':1}", "3|{'data':3}", "[1]|{'data':[1]}", "null|{'data':null}"})
    void showsARunAndItsOutputAsAnObject(String output, String shown) {
        app.on("never", "f", call -> Reply.done(output.replace('\'', '"'))).register(client);
        var run = invoked(INVOKE, "{\"data\":{}}");

        var with = client.get("/v2/runs/" + run + "?includeOutput=true").body().path("data");
        var without = client.get("/api/v2/runs/" + run).body().path("data");

        assertThat(with.path("output")).isEqualTo(FakeApp.json(shown.replace('\'', '"')));
        assertThat(without.has("output")).isFalse();
        assertThat(without.path("id").asText()).isEqualTo(run);
        assertThat(without.path("status").asText()).isEqualTo("COMPLETED");
        assertThat(without.path("function")).isEqualTo(FakeApp.json("{\"id\":\"f\",\"name\":\"f\"}"));
        assertThat(without.at("/app/id").asText()).isEqualTo("shop");
        assertThat(without.path("durationMs").isTextual()).isTrue();
        assertThat(without.at("/trigger/eventIds/0").asText()).hasSize(26);
    }

    @Test
    void doesNotFindARunOfAnotherId() {
        assertThat(client.get("/v2/runs/01M806M5ACBK0A244N57KNA23P").status()).isEqualTo(404);
        assertThat(client.get("/v2/runs/none").status()).isEqualTo(400);
    }

    @Test
    void cancelsARunOnce() {
        app.on("never", "f", call -> Reply.ops("{\"op\":\"Sleep\",\"id\":\"s\",\"name\":\"1h\"}"))
                .register(client);
        var run = invoked(INVOKE, "{\"data\":{}}");

        var first = client.post("/v2/runs/" + run + "/cancel", "{}");
        var second = client.post("/v2/runs/" + run + "/cancel", "{}");

        assertThat(first.body().at("/data/runId").asText()).isEqualTo(run);
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.body().at("/errors/0/code").asText()).isEqualTo("run_already_cancelled");
        assertThat(client.get("/v2/runs/" + run).body().at("/data/status").asText())
                .isEqualTo("CANCELLED");
    }

    @Test
    void requiresTheKeyIfTheServerHasOne() {
        var keyed = inngest.server(DevServerExtension.WITHOUT_POLLING.withKeys("signkey-test-00ff", "e"));

        assertThat(new Client(keyed).post(INVOKE, "{\"data\":{}}").status()).isEqualTo(401);
    }
}
