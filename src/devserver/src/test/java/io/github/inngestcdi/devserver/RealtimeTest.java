package io.github.inngestcdi.devserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Messages of functions reach their listeners, and the newest are kept. */
class RealtimeTest {
    @RegisterExtension
    private final DevServerExtension inngest = new DevServerExtension();

    private final DevServer server = inngest.server();
    private final Client client = new Client(server);

    private List<JsonNode> kept(String channel) {
        var kept = new ArrayList<JsonNode>();
        client.get("/api/realtime?channel=" + channel).body().forEach(kept::add);
        return kept;
    }

    private String token(Client from, String channel, String topic) {
        var answer = from.post(
                "/v1/realtime/token",
                "[{\"channel\":\"" + channel + "\",\"name\":\"" + topic + "\",\"kind\":\"run\"}]");
        assertThat(answer.status()).isEqualTo(201);
        return answer.body().path("jwt").asText();
    }

    private List<String> listen(String token) throws Exception {
        var lines = new CopyOnWriteArrayList<String>();
        var response = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(server.uri() + "/v1/realtime/sse?token=" + token))
                                .build(),
                        BodyHandlers.ofLines());
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("access-control-allow-origin")).contains("*");
        var reader = new Thread(() -> {
            try {
                response.body().forEach(lines::add);
            } catch (RuntimeException closed) {
                // the server was closed
            }
        });
        reader.setDaemon(true);
        reader.start();
        return lines;
    }

    @Test
    void sendsAMessageToTheListenersOfItsTopic() throws Exception {
        var lines = listen(token(client, "user:1", "status"));

        client.post("/v1/realtime/publish?channel=user:1&topic=other", "1");
        client.post("/v1/realtime/publish?channel=user:2&topic=status", "2");
        var answer = client.post(
                "/v1/realtime/publish?channel=user:1&topic=status&run_id=01M806M5ACBK0A244N57KNA23P", "{\"n\":3}");

        assertThat(answer.status()).isEqualTo(200);
        await().until(() -> lines.stream().anyMatch(line -> line.startsWith("data:")));
        assertThat(lines.stream().filter(line -> line.startsWith("data:"))).hasSize(1);
        var message = FakeApp.json(lines.stream()
                .filter(line -> line.startsWith("data:"))
                .findFirst()
                .orElseThrow()
                .substring("data: ".length()));
        assertThat(message.path("kind").asText()).isEqualTo("data");
        assertThat(message.path("data")).isEqualTo(FakeApp.json("{\"n\":3}"));
        assertThat(message.path("topic").asText()).isEqualTo("status");
        assertThat(message.path("run_id").asText()).isEqualTo("01M806M5ACBK0A244N57KNA23P");
        assertThat(kept("user:1")).hasSize(2);
    }

    @Test
    void publishesAStreamInParts() {
        var sent = client.with("Content-Type", "text/stream")
                .post("/v1/realtime/publish?channel=c&topic=t", "é".repeat(1500));

        assertThat(sent.status()).isEqualTo(200);
        var kept = kept("c");
        assertThat(kept)
                .extracting(message -> message.path("kind").asText())
                .startsWith("datastream-start", "chunk")
                .endsWith("datastream-end");
        var text = new StringBuilder();
        kept.stream()
                .filter(message -> message.path("kind").asText().equals("chunk"))
                .forEach(message -> text.append(message.path("data").asText()));
        assertThat(text).hasToString("é".repeat(1500));
        assertThat(kept.get(1).path("stream_id")).isEqualTo(kept.get(0).path("data"));
    }

    @Test
    void forwardsARawStreamUnchanged() throws Exception {
        var lines = listen(token(client, "run-1", "$stream"));

        client.post("/v1/realtime/publish/tee?channel=run-1", "data: raw\n\n");

        await().until(() -> lines.contains("data: raw"));
        assertThat(client.post("/v1/realtime/publish/tee", "x").status()).isEqualTo(400);
    }

    @Test
    void keepsTextThatIsNotJsonAsText() {
        client.post("/v1/realtime/publish?channel=c&topic=t", "plain text");

        assertThat(kept("c").get(0).path("data").asText()).isEqualTo("plain text");
    }

    @Test
    void keepsTheNewestOnly() {
        for (int i = 0; i < 12; i++) {
            client.post("/v1/realtime/publish?channel=c&topic=t", "\"" + i + "x".repeat(500_000) + "\"");
        }

        assertThat(kept("c")).hasSizeBetween(7, 8);
        assertThat(kept("c").get(kept("c").size() - 1).path("data").asText()).startsWith("11x");
        assertThat(client.post("/v1/realtime/publish?channel=c&topic=t", "x".repeat(600_000))
                        .status())
                .isEqualTo(413);
    }

    @Test
    void requiresATokenToListen() {
        var token = token(client, "c", "t");
        var forged = token.substring(0, token.length() - 4) + "AAAA";

        assertThat(client.get("/v1/realtime/sse").status()).isEqualTo(401);
        assertThat(client.get("/v1/realtime/sse?token=" + forged).status()).isEqualTo(401);
        assertThat(client.post("/v1/realtime/token", "{}").status()).isEqualTo(400);
    }

    @Test
    void requiresTheKeyToPublishAndToIssueTokens() {
        var keyless = new Client(inngest.server(DevServerExtension.WITHOUT_POLLING.withKeys("signkey-test-00ff", "e")));
        var keyed = keyless.with("Authorization", "Bearer signkey-test-00ff");
        var listening = keyless.with("Authorization", "Bearer " + token(keyed, "c", "t"));

        assertThat(keyless.post("/v1/realtime/token", "[]").status()).isEqualTo(401);
        assertThat(keyless.post("/v1/realtime/publish?channel=c&topic=t", "1").status())
                .isEqualTo(401);
        assertThat(listening.post("/v1/realtime/publish?channel=c&topic=t", "1").status())
                .isEqualTo(401);
        assertThat(keyed.post("/v1/realtime/publish?channel=c&topic=t", "1").status())
                .isEqualTo(200);
    }
}
