package io.github.inngestcdi.devserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.inngestcdi.devserver.FakeApp.Reply;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Many runs of a function are cancelled at once. */
class CancellationsTest {
    @RegisterExtension
    private final DevServerExtension inngest = new DevServerExtension();

    private final DevServer server = inngest.server();
    private final Client client = new Client(server);
    private final FakeApp app = inngest.app("shop");

    @BeforeEach
    void start() {
        for (var id : new String[] {"nap", "other"}) {
            app.on(
                    "a",
                    id,
                    call -> call.steps().isEmpty()
                            ? Reply.ops("{\"op\":\"Sleep\",\"id\":\"s\",\"name\":\"1h\"}")
                            : Reply.done("1"));
        }
        app.register(client);
    }

    private String sleeping(int n) {
        var event = client.event("{\"name\":\"a\",\"data\":{\"n\":" + n + "}}");
        server.awaitIdle(Duration.ofSeconds(5));
        return event;
    }

    private String status(String event, String function) {
        return client.runs(event).stream()
                .filter(run -> run.path("function_slug").asText().equals(function))
                .findFirst()
                .orElseThrow()
                .path("status")
                .asText();
    }

    @Test
    void endsTheRunsThatBeganInASpanOfTimeAndMeetTheCondition() {
        var before = sleeping(1);
        server.advance(Duration.ofMinutes(1));
        var after = server.now();
        server.advance(Duration.ofMinutes(1));
        var meant = sleeping(1);
        var another = sleeping(2);
        server.advance(Duration.ofMinutes(1));

        var answer = client.post(
                "/v1/cancellations",
                "{\"app_id\":\"shop\",\"function_id\":\"nap\",\"started_after\":\"" + after + "\",\"started_before\":\""
                        + server.now() + "\",\"if\":\"event.data.n == 1\"}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(status(meant, "shop-nap")).isEqualTo("Cancelled");
        assertThat(status(meant, "shop-other")).isEqualTo("Running");
        assertThat(status(before, "shop-nap")).isEqualTo("Running");
        assertThat(status(another, "shop-nap")).isEqualTo("Running");
    }

    @Test
    void listsACancellationUntilItIsDeleted() {
        var created = client.post(
                        "/v1/cancellations",
                        "{\"app_id\":\"shop\",\"function_id\":\"shop-nap\",\"started_before\":\"" + server.now()
                                + "\"}")
                .body()
                .path("data");
        assertThat(created.path("function_id").asText()).isEqualTo("shop-nap");
        assertThat(client.get("/v1/cancellations").body().path("data")).containsExactly(created);

        var path = "/v1/cancellations/" + created.path("id").asText();
        assertThat(client.delete(path).body().at("/data/ok").asBoolean()).isTrue();

        assertThat(client.get("/v1/cancellations").body().path("data")).isEmpty();
        assertThat(client.delete(path).status()).isEqualTo(404);
        assertThat(client.delete("/v1/cancellations/x").status()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|400|app_id is required",
                "{'app_id':'shop','function_id':'nap'}|400|started_before is required",
                "{'app_id':'shop','function_id':'nap','started_before':'2999-01-01T00:00:00Z'}|400|in the past",
                "{'app_id':'shop','function_id':'no','started_before':'2020-01-01T00:00:00Z'}|404|function not found",
                "{'app_id':'shop','function_id':'nap','started_before':'2020-01-01T00:00:00Z','if':'('}|400|invalid expression"
            })
    void refusesAnInvalidCancellation(String body, int status, String why) {
        var answer = client.post("/v1/cancellations", body.replace('\'', '"'));

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.body().path("error").asText()).contains(why);
    }
}
