package io.github.inngestcdi.internal.serve;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonValue;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A sync whose answer is the registration itself. */
class InBandSyncTest {
    private static final Map<String, String> IN_BAND = Map.of("x-inngest-sync-kind", "in_band");
    private static final String ASKED = "{\"url\":\"https://shop.example.org/api/inngest?x=1\"}";

    @Test
    void answersWithTheFunctionsAndASignature() {
        var answer = new CloudApp().with("inngest.app-version", "7").signed("PUT", "", ASKED, IN_BAND);

        var body = CloudApp.json(answer);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers())
                .containsEntry("x-inngest-sync-kind", "in_band")
                .containsEntry(Signature.HEADER, CloudApp.signature(CloudApp.KEY, CloudApp.NOW, TestApp.text(answer)));
        assertThat(body.getString("app_id")).isEqualTo("app");
        assertThat(body.getString("appVersion")).isEqualTo("7");
        assertThat(body.getString("url")).isEqualTo("https://shop.example.org/api/inngest");
        assertThat(body.getString("sdk_author")).isEqualTo("inngest");
        assertThat(body.getString("sdk_language")).isEqualTo("java");
        assertThat(body.getString("framework")).isEqualTo("test");
        assertThat(body.getJsonObject("capabilities").getString("in_band_sync")).isEqualTo("v1");
        assertThat(body.getJsonObject("inspection").getBoolean("authentication_succeeded"))
                .isTrue();
        assertThat(body.getJsonArray("functions").getJsonObject(0).toString())
                .contains("\"id\":\"app-hello\"", "https://shop.example.org/api/inngest?fnId=app-hello&stepId=step");
        assertThat(body.get("env")).isEqualTo(JsonValue.NULL);
        assertThat(body.get("platform")).isEqualTo(JsonValue.NULL);
    }

    @Test
    void countsAsASync() {
        var endpoint = new TestApp().endpoint();

        endpoint.handle(TestApp.request("PUT", "", "crooked", IN_BAND));
        assertThat(endpoint.syncState()).isEqualTo(SyncState.none());

        endpoint.handle(TestApp.request("PUT", "", ASKED, IN_BAND));
        assertThat(endpoint.syncState()).isEqualTo(SyncState.succeeded(CloudApp.NOW));
    }

    @Test
    void namesTheEnvironmentAndThePlatform() {
        var answer = new CloudApp()
                .with("RENDER", "true")
                .with("RENDER_GIT_BRANCH", "feature-x")
                .signed("PUT", "", ASKED, IN_BAND);

        assertThat(CloudApp.json(answer).getString("env")).isEqualTo("feature-x");
        assertThat(CloudApp.json(answer).getString("platform")).isEqualTo("render");
        assertThat(answer.headers())
                .containsEntry("x-inngest-env", "feature-x")
                .containsEntry("x-inngest-platform", "render");
    }

    @Test
    void prefersTheConfiguredUrlToThatOfTheRequest() {
        var answer = new CloudApp()
                .with("inngest.serve-origin", "https://public.example.org")
                .with("inngest.serve-path", "/inngest")
                .signed("PUT", "", ASKED, IN_BAND);

        assertThat(CloudApp.json(answer).getString("url")).isEqualTo("https://public.example.org/inngest");
    }

    @Test
    void answersASignedRequestOnly() {
        var app = new CloudApp()
                .with("inngest.enable-unauthed-sync", "true")
                .with("inngest.serve-origin", "https://shop.example.org");

        var answer = app.unsigned("PUT", "", ASKED, IN_BAND);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(TestApp.text(answer)).isEqualTo("{\"message\":\"Unauthorized\"}");
    }

    @Test
    void needsNoSignatureInDevMode() {
        var answer = new TestApp().send("PUT", "", ASKED, IN_BAND);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(CloudApp.json(answer).getJsonObject("inspection").getString("mode"))
                .isEqualTo("dev");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{}",
                "{\"url\":1}",
                "{\"url\":\"\"}",
                "{\"url\":\"ftp://x/y\"}",
                "{\"url\":\"https://x y\"}",
                "{\"url\":\"/api/inngest\"}"
            })
    void refusesABodyWithoutAUrl(String body) {
        var answer = new CloudApp().signed("PUT", "", body, IN_BAND);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(CloudApp.json(answer).getString("message")).contains("INNGEST-00316", "inngest.allow-in-band-sync");
    }
}
