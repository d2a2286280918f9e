package io.github.inngestcdi.internal.client;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.delete;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.inngestcdi.BulkCancellation;
import io.github.inngestcdi.Cancellation;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CancellationsTest extends ClientTest {
    private static final String PATH = "/v1/cancellations";
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final String IN_FORCE = """
            {"created_at":"2026-11-21T12:00:01Z","name":null,"id":"01M80ACGAKQ80M47609214CMMS",
             "environment_id":"00000000-0000-4000-b000-000000000000","function_internal_id":"b2c45c43-a472-5ec3-a130-65ef0bf43250",
             "function_id":"shop-send-email","started_after":"2026-11-21T11:00:00Z","started_before":"2026-11-21T12:00:00Z",
             "if":"event.data.id == 7","kind":"bulk_run"}""";
    private static final BulkCancellation READ = new BulkCancellation(
            "01M80ACGAKQ80M47609214CMMS",
            "shop-send-email",
            NOON,
            Optional.of(NOON.minusSeconds(3600)),
            Optional.of("event.data.id == 7"));

    @Test
    void cancelsRunsByPeriodAndCondition() {
        SERVER.stubFor(post(PATH).willReturn(okJson("{\"data\":" + IN_FORCE + "}")));

        var cancellation = client().runs()
                .cancelAll(Cancellation.of("send-email", NOON)
                        .withStartedAfter(NOON.minusSeconds(3600))
                        .withExpression("event.data.id == 7"));

        assertThat(cancellation).isEqualTo(READ);
        SERVER.verify(postRequestedFor(urlEqualTo(PATH)).withRequestBody(equalToJson("""
                {"app_id":"shop","function_id":"send-email","started_before":"2026-11-21T12:00:00Z",
                 "started_after":"2026-11-21T11:00:00Z","if":"event.data.id == 7"}""")));
    }

    @Test
    void cancelsTheRunsOfAnotherApp() {
        SERVER.stubFor(post(PATH).willReturn(okJson("{\"data\":" + IN_FORCE + "}")));

        client().runs().cancelAll(Cancellation.of("charge", NOON).withApp("billing"));

        SERVER.verify(postRequestedFor(urlEqualTo(PATH)).withRequestBody(equalToJson("""
                {"app_id":"billing","function_id":"charge","started_before":"2026-11-21T12:00:00Z"}""")));
    }

    @Test
    void refusesAPeriodThatEndsBeforeItBegins() {
        var backwards = Cancellation.of("send-email", NOON).withStartedAfter(NOON.plusSeconds(1));

        assertThatThrownBy(() -> client().runs().cancelAll(backwards))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("INNGEST-00218")
                .hasMessageContaining("send-email");
        SERVER.verify(0, postRequestedFor(urlEqualTo(PATH)));
    }

    @Test
    void listsAndWithdrawsCancellations() {
        SERVER.stubFor(get(PATH).willReturn(okJson("{\"data\":[" + IN_FORCE + "]}")));
        SERVER.stubFor(delete(PATH + "/01M80ACGAKQ80M47609214CMMS").willReturn(okJson("{\"data\":{\"ok\":true}}")));
        SERVER.stubFor(delete(PATH + "/01M80A9D6G8CT9RWM4TC5GHP90")
                .willReturn(okJson("{\"error\":\"Cancellation not found\",\"data\":null,\"status\":404}")
                        .withStatus(404)));

        assertThat(client().runs().cancellations()).containsExactly(READ);
        assertThat(client().runs().withdraw("01M80ACGAKQ80M47609214CMMS")).isTrue();
        assertThat(client().runs().withdraw("01M80A9D6G8CT9RWM4TC5GHP90")).isFalse();
    }

    @Test
    void reportsThatTheDevServerHasNoCancellations() {
        SERVER.stubFor(get(PATH).willReturn(aResponse().withStatus(500)));

        assertThatThrownBy(() -> client().runs().cancellations())
                .hasMessageContaining("INNGEST-00201")
                .hasMessageContaining("500");
    }
}
