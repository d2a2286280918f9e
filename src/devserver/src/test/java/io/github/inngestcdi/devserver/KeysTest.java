package io.github.inngestcdi.devserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.inngestcdi.devserver.FakeApp.Reply;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server with keys signs its requests, and admits only requests with the keys. */
class KeysTest {
    private static final JsonNode RECORDED = RecordedRunsTest.resource("/wire/serve-signed.json");
    private static final String KEY = RECORDED.path("signing_key").asText();
    /** The hash of this key that the TypeScript SDK sends. */
    private static final String HASHED = "ed30c63423735b44011c49a38c01a8062833420cfb299072e0263c986242556a";

    @RegisterExtension
    private final DevServerExtension inngest = new DevServerExtension();

    private final FakeApp app = inngest.app("capture").on("demo/hello", "hello", call -> Reply.done("1"));
    private final DevServer server = inngest.server(
            DevServerOptions.defaults().withPort(0).withApp(app.uri()).withKeys(KEY, "5c0ffee5"));

    private Client client(String authorization) {
        return new Client(server.uri(), Map.of("authorization", authorization));
    }

    private static String signature(String body, String signed) throws Exception {
        var seconds = signed.substring("t=".length(), signed.indexOf('&'));
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(KEY.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        var hash = mac.doFinal((body + seconds).getBytes(StandardCharsets.UTF_8));
        return "t=" + seconds + "&s=" + HexFormat.of().formatHex(hash);
    }

    @Test
    void signsCallRequestsAsTheRealServerDid() throws Exception {
        var recorded = RECORDED.at("/exchanges/1/request");
        var theirs = recorded.at("/headers/x-inngest-signature").asText();
        assertThat(signature(recorded.path("body").toString(), theirs)).isEqualTo(theirs);
        app.register(client("Bearer " + HASHED));

        var sent = client("").post("/e/5c0ffee5", "{\"name\":\"demo/hello\",\"data\":{\"n\":1.0,\"é\":\"\\u001f\"}}");
        assertThat(sent.status()).isEqualTo(200);
        await().until(() -> app.calls().size() == 1);

        var call = app.calls().get(0);
        var ours = call.headers().get("x-inngest-signature");
        assertThat(signature(call.raw(), ours)).isEqualTo(ours);
        assertThat(RecordedRunsTest.normal(call.body()).path("ctx"))
                .isEqualTo(RecordedRunsTest.normal(recorded.path("body")).path("ctx"));
        assertThat(call.raw()).contains("\"data\":{\"n\":1,\"é\":\"\\u001f\"}");
    }

    @Test
    void signsTheRequestToRegister() throws Exception {
        await().until(() -> !app.pings().isEmpty());

        var ping = app.pings().get(0);
        assertThat(ping).containsEntry("x-inngest-server-kind", "cloud");
        var ours = ping.get("x-inngest-signature");
        assertThat(signature("{\"url\":\"" + app.uri() + "\"}", ours)).isEqualTo(ours);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer " + HASHED, "Bearer signkey-prod-" + HASHED})
    void admitsARequestWithTheHashedKey(String authorization) {
        assertThat(client(authorization).get("/v1/events").status()).isEqualTo(200);
    }

    @Test
    void admitsARequestWithThePlainKey() {
        assertThat(client("Bearer " + KEY).get("/v1/events").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer ", "Bearer 00ff", "Basic " + HASHED})
    void refusesARequestWithoutTheKey(String authorization) {
        assertThat(client(authorization).get("/v1/events").status()).isEqualTo(401);
        assertThat(client(authorization)
                        .post("/fn/register", app.registration())
                        .status())
                .isEqualTo(401);
        assertThat(client(authorization).post("/e/other", "{\"name\":\"a\"}").status())
                .isEqualTo(401);
    }

    @Test
    void refusesAnAppThatExpectsAnotherKindOfServer() {
        var answer = client("Bearer " + KEY)
                .with("x-inngest-expected-server-kind", "dev")
                .post("/fn/register", app.registration());

        assertThat(answer.status()).isEqualTo(400);
    }
}
