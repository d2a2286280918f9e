package io.github.inngestcdi.internal.client;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.inngestcdi.Inngest;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RealtimeTest extends ClientTest {
    private static final String PATH = "/v1/realtime/publish";

    @BeforeEach
    void accepts() {
        SERVER.stubFor(post(urlPathEqualTo(PATH)).willReturn(aResponse().withStatus(200)));
    }

    @Test
    void publishesAMessage() {
        client().publish("user:42 & co", "progress", Map.of("percent", 50));

        SERVER.verify(postRequestedFor(urlPathEqualTo(PATH))
                .withQueryParam("channel", equalTo("user:42 & co"))
                .withQueryParam("topic", equalTo("progress"))
                .withHeader("Content-Type", equalTo("application/json"))
                .withRequestBody(equalToJson("{\"percent\":50}")));
    }

    @Test
    void publishesTextAsText() {
        client().publish("user:42", "progress", "42");

        SERVER.verify(postRequestedFor(urlPathEqualTo(PATH)).withRequestBody(equalTo("\"42\"")));
    }

    @Test
    void refusesAMessageThatTheServerWouldCut() {
        Inngest client = client();
        var most = "x".repeat(512 * 1024 - 2);

        assertThatThrownBy(() -> client.publish("user:42", "progress", most + "x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("INNGEST-00227")
                .hasMessageContaining("524289");
        SERVER.verify(0, postRequestedFor(urlPathEqualTo(PATH)));

        client.publish("user:42", "progress", most);
        SERVER.verify(1, postRequestedFor(urlPathEqualTo(PATH)));
    }

    @Test
    void refusesABlankChannelOrTopic() {
        assertThatThrownBy(() -> client().publish(" ", "progress", 1)).hasMessageContaining("INNGEST-00225");
        assertThatThrownBy(() -> client().publish("user:42", "", 1)).hasMessageContaining("INNGEST-00225");
        assertThatThrownBy(() -> client().publish("user:42", "progress", new SignalsTest.Unwritable()))
                .hasMessageContaining("INNGEST-00226");
        SERVER.verify(0, postRequestedFor(urlPathEqualTo(PATH)));
    }

    @Test
    void reportsARefusalInPlainText() {
        SERVER.stubFor(post(urlPathEqualTo(PATH))
                .willReturn(aResponse().withStatus(400).withBody("bad channel\n")));

        assertThatThrownBy(() -> client().publish("user:42", "progress", 1))
                .hasMessageContaining("INNGEST-00201")
                .hasMessageContaining("bad channel");
    }
}
