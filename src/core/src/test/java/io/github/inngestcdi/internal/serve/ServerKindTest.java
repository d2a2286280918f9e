package io.github.inngestcdi.internal.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.inngestcdi.internal.engine.CallRequestBody;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The endpoint refuses a server of the other mode. */
class ServerKindTest {
    private static final String KIND = "x-inngest-server-kind";

    @ParameterizedTest
    @CsvSource({"GET, 403", "PUT, 400"})
    void informsADevServerThatTheAppIsInCloudMode(String method, int status) {
        var answer = new CloudApp().signed(method, "", "", Map.of(KIND, "dev"));

        assertThat(answer.status()).isEqualTo(status);
        assertThat(CloudApp.json(answer).getString("message"))
                .contains("INNGEST-00314", "dev server", "cloud mode", "inngest.dev=true");
    }

    @ParameterizedTest
    @CsvSource({"GET, 403", "PUT, 400"})
    void informsACloudServerThatTheAppIsInDevMode(String method, int status) {
        var answer = new TestApp().send(method, "", "", Map.of(KIND, "cloud"));

        assertThat(answer.status()).isEqualTo(status);
        assertThat(CloudApp.json(answer).getString("message"))
                .contains("INNGEST-00315", "cloud mode", "dev mode", "inngest.dev=false", "inngest.signing-key");
    }

    @Test
    void onlyLogsTheMistakeIfTheRequestIsNotSigned() {
        try (var log = new LogLines()) {
            var answer = new CloudApp().unsigned("PUT", "", "", Map.of(KIND, "dev"));

            assertThat(answer.status()).isEqualTo(401);
            assertThat(TestApp.text(answer)).isEqualTo("{\"message\":\"Unauthorized\"}");
            assertThat(log.all()).singleElement().asString().contains("INNGEST-00314");
        }
    }

    @Test
    void answersTheServerOfItsMode() {
        assertThat(new CloudApp().signed("GET", "", "", Map.of(KIND, "cloud")).status())
                .isEqualTo(200);
        assertThat(new TestApp().send("GET", "", "", Map.of(KIND, "dev")).status())
                .isEqualTo(200);
    }

    @Test
    void acceptsCallRequestsWhateverKindTheyName() {
        var call = new CallRequestBody().json();

        var answer = new CloudApp().signed("POST", "?fnId=app-hello&stepId=step", call, Map.of(KIND, "dev"));

        assertThat(answer.status()).isEqualTo(200);
    }
}
