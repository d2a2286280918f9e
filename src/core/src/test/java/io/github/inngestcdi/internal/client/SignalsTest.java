package io.github.inngestcdi.internal.client;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SignalsTest extends ClientTest {
    private static final String PATH = "/v1/signals";
    private static final String RUN = "01M80ACGAKQ80M47609214CMMS";

    @Test
    void sendsASignalToTheRunThatWaits() {
        SERVER.stubFor(post(PATH).willReturn(okJson("{\"data\":{\"run_id\":\"%s\"},\"metadata\":{}}".formatted(RUN))));

        assertThat(client().sendSignal("approval-7", Map.of("by", "ada"))).hasValue(RUN);
        SERVER.verify(postRequestedFor(urlEqualTo(PATH))
                .withRequestBody(equalToJson("{\"signal\":\"approval-7\",\"data\":{\"by\":\"ada\"}}")));
    }

    @Test
    void returnsEmptyIfNoRunWaitsWhateverTheHttpStatus() {
        var notFound = "{\"error\":\"No signal found\",\"data\":null,\"status\":404}";

        SERVER.stubFor(post(PATH).willReturn(okJson(notFound).withStatus(404)));
        assertThat(client().sendSignal("approval-7", null)).isEmpty();

        SERVER.stubFor(post(PATH).willReturn(okJson(notFound)));
        assertThat(client().sendSignal("approval-7", null)).isEmpty();
    }

    @Test
    void refusesTheAnswerOfAnotherServer() {
        SERVER.stubFor(post(PATH).willReturn(aResponse().withStatus(200).withBody("<html>")));

        assertThatThrownBy(() -> client().sendSignal("approval-7", null)).hasMessageContaining("INNGEST-00206");
    }

    @Test
    void refusesDataThatJsonCannotCarry() {
        assertThatThrownBy(() -> client().sendSignal("approval-7", new Unwritable()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("INNGEST-00208")
                .hasMessageContaining("approval-7");
        SERVER.verify(0, postRequestedFor(urlEqualTo(PATH)));
    }

    public static final class Unwritable {
        @SuppressWarnings("DoNotCallSuggester")
        public String getName() {
            return List.of().get(0).toString();
        }
    }
}
