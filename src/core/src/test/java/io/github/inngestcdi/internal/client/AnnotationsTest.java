package io.github.inngestcdi.internal.client;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.inngestcdi.RunMetadata;
import io.github.inngestcdi.Score;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AnnotationsTest extends ClientTest {
    private static final String RUN = "01M80ACGAKQ80M47609214CMMS";
    private static final String PATH = "/v1/runs/" + RUN + "/metadata";

    @BeforeEach
    void accepts() {
        SERVER.stubFor(post(PATH).willReturn(aResponse().withStatus(200)));
    }

    @Test
    void scoresARun() {
        client().runs().score(RUN, Score.of("accuracy", 0.95));

        SERVER.verify(postRequestedFor(urlEqualTo(PATH)).withRequestBody(equalToJson("""
                {"target":{"run_id":"%s"},
                 "metadata":[{"kind":"inngest.score","op":"merge","values":{"accuracy":{"value":0.95}}}]}""".formatted(RUN))));
    }

    @Test
    void scoresAStep() {
        client().runs().score(RUN, Score.of("helpful", true).withStep("draft"));

        SERVER.verify(postRequestedFor(urlEqualTo(PATH)).withRequestBody(equalToJson("""
                {"target":{"run_id":"%s","step_id":"draft"},
                 "metadata":[{"kind":"inngest.score","op":"merge","values":{"helpful":{"value":true}}}]}""".formatted(RUN))));
    }

    @Test
    void refusesAScoreThatTheServerWouldDrop() {
        var runs = client().runs();

        for (var name : new String[] {" ", "it's", "a\nb", "a\u007fb", "€".repeat(43)}) {
            assertThatThrownBy(() -> runs.score(RUN, Score.of(name, 1)))
                    .as(name)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("INNGEST-00052");
        }
        assertThatThrownBy(() -> runs.score(RUN, Score.of("accuracy", Double.NaN)))
                .hasMessageContaining("INNGEST-00053")
                .hasMessageContaining("accuracy");
        assertThatThrownBy(() -> runs.score(RUN, new Score("accuracy", "high", Optional.empty())))
                .hasMessageContaining("INNGEST-00053");
        SERVER.verify(0, postRequestedFor(urlEqualTo(PATH)));
    }

    @Test
    void attachesMetadataToARun() {
        client().runs().metadata(RUN, RunMetadata.of("tenant", "acme").withValue("seats", 5));

        SERVER.verify(postRequestedFor(urlEqualTo(PATH)).withRequestBody(equalToJson("""
                {"target":{"run_id":"%s"},
                 "metadata":[{"kind":"userland.default","op":"merge","values":{"tenant":"acme","seats":5}}]}""".formatted(RUN))));
    }

    @Test
    void attachesMetadataToAnAttemptOfAStep() {
        client().runs()
                .metadata(
                        RUN,
                        RunMetadata.of("cost", 0.25)
                                .withKind("billing")
                                .withStep("charge", 2)
                                .withAttempt(1));

        SERVER.verify(postRequestedFor(urlEqualTo(PATH)).withRequestBody(equalToJson("""
                {"target":{"run_id":"%s","step_id":"charge","step_index":2,"step_attempt":1},
                 "metadata":[{"kind":"userland.billing","op":"merge","values":{"cost":0.25}}]}""".formatted(RUN))));
    }

    @Test
    void refusesMetadataThatTheServerWouldRefuse() {
        var runs = client().runs();
        var most = "x".repeat(64 * 1024 - 3);

        assertThatThrownBy(() -> runs.metadata(RUN, RunMetadata.of("a", 1).withKind("k".repeat(120))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("INNGEST-00054")
                .hasMessageContaining("119");
        assertThatThrownBy(() -> runs.metadata(RUN, RunMetadata.of("a", 1).withKind(" ")))
                .hasMessageContaining("INNGEST-00054");
        assertThatThrownBy(() -> runs.metadata(RUN, RunMetadata.of("a", new SignalsTest.Unwritable())))
                .hasMessageContaining("INNGEST-00055");
        assertThatThrownBy(() -> runs.metadata(RUN, RunMetadata.of("a", most + "x")))
                .hasMessageContaining("INNGEST-00056")
                .hasMessageContaining("65537");
        assertThatThrownBy(() -> runs.metadata(RUN, RunMetadata.of("a", 1).withAttempt(1)))
                .hasMessageContaining("INNGEST-00057");
        SERVER.verify(0, postRequestedFor(urlEqualTo(PATH)));

        runs.metadata(RUN, RunMetadata.of("a", most).withKind("k".repeat(119)));
        SERVER.verify(1, postRequestedFor(urlEqualTo(PATH)));
    }

    @Test
    void reportsThatTheServerHasMetadataSwitchedOff() {
        SERVER.stubFor(post(PATH)
                .willReturn(
                        okJson("{\"error\":\"Metadata is not enabled for this account\",\"data\":null,\"status\":403}")
                                .withStatus(403)));

        assertThatThrownBy(() -> client().runs().metadata(RUN, RunMetadata.of(Map.of("a", 1))))
                .hasMessageContaining("INNGEST-00201")
                .hasMessageContaining("Metadata is not enabled");
        assertThat(waits).isEmpty();
    }
}
