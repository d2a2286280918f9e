package io.github.inngestcdi.devserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each API refuses a body that is not JSON, or not the JSON that it needs, in its own form. */
class JsonBodiesTest {
    private static final byte[] NO_TEXT = {0, 0, 0, '{', 0x7f, 0x7f, 0x7f, 0x7f};

    private static DevServer server;
    private static Client client;

    @BeforeAll
    static void start() {
        server = DevServer.start(DevServerOptions.defaults().withPort(0).withoutPolling());
        client = new Client(server);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/e/key | 400 | Request body must contain an event object or an array of event objects",
                "/invoke/a-b | 200 |",
                "/fn/register | 400 | Invalid request: ",
                "/v1/signals | 400 | signal is required",
                "/v1/cancellations | 400 | app_id is required",
                "/v1/runs/nope/metadata | 404 | Unable to load function run: nope",
                "/v1/checkpoint/nope/async | 400 | invalid request body: it is not a JSON object",
                "/v1/realtime/token | 400 | Invalid request: must provide a list of topics",
                "/v1/realtime/publish | 200 |",
                "/v2/runs/nope/rerun | 404 | not_found",
                "/v2/apps/a/functions/f/invoke | 400 | Input data is required",
                "/api/runs/nope/rerun | 404 | Run not found",
                "/api/events | 400 | event name is empty",
                "/api/advance | 400 | duration '' can't be read"
            })
    void refusesABodyThatIsNotJson(String path, int status, String error) {
        for (var body : new byte[][] {"nope{".getBytes(StandardCharsets.UTF_8), NO_TEXT}) {
            var answer = client.send("POST", path, BodyPublishers.ofByteArray(body));

            assertThat(answer.status()).isEqualTo(status);
            assertThat(answer.body().toString()).contains(error == null ? "" : error);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/e/key",
                "/invoke/a-b",
                "/fn/register",
                "/v1/signals",
                "/v1/cancellations",
                "/v1/runs/nope/metadata",
                "/v1/checkpoint/nope/async",
                "/v1/realtime/token",
                "/v2/runs/nope/rerun",
                "/v2/apps/a/functions/f/invoke",
                "/api/runs/nope/rerun",
                "/api/events",
                "/api/advance"
            })
    void refusesANumberThatItCannotStore(String path) {
        var answer = client.post(path, "{\"name\":\"a\",\"signal\":\"s\",\"data\":{\"x\":[1e400]}}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("error").asText())
                .isEqualTo("Invalid request: a number is beyond the range of a double");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/e/key | 400 | Request body must contain an event object or an array of event objects",
                "/invoke/a-b | 400 | Request body must contain an event object or an array of event objects",
                "/fn/register | 400 | App name is required",
                "/v1/signals | 400 | signal is required",
                "/v1/checkpoint/nope/async | 400 | invalid request body: it is not a JSON object",
                "/v1/realtime/token | 400 | Invalid request: must provide a list of topics",
                "/v2/apps/a/functions/f/invoke | 400 | proto: syntax error: unexpected token 7",
                "/api/events | 400 | Request body must contain an event object or an array of event objects"
            })
    void refusesJsonOfAnotherKind(String path, int status, String error) {
        var answer = client.post(path, "7");

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.body().toString()).contains(error);
    }
}
