package io.github.inngestcdi.internal.client;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.stubbing.Scenario.STARTED;
import static java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.http.Fault;
import io.github.inngestcdi.EventName;
import io.github.inngestcdi.InngestEvent;
import io.github.inngestcdi.InngestException;
import io.github.inngestcdi.Secret;
import io.github.inngestcdi.internal.json.JsonPlatform;
import io.github.inngestcdi.internal.json.JsonbMapper;
import io.github.inngestcdi.internal.middleware.MiddlewareChain;
import io.github.inngestcdi.spi.PreparedEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class HttpInngestTest extends ClientTest {
    private static final String PATH = "/e/NO_EVENT_KEY_SET";
    private static final String ACCEPTED = "{\"ids\":[\"01A\"],\"status\":200}";

    @EventName(value = "user/registered", version = "2")
    public record UserRegistered(String userId, String email) {}

    @Test
    void sendsTheNameVersionAndTimeOfATypedEvent() {
        SERVER.stubFor(post(PATH).willReturn(okJson(ACCEPTED)));

        var id = client().send(new UserRegistered("42", "ada@example.org"));

        assertThat(id).isEqualTo("01A");
        SERVER.verify(postRequestedFor(urlEqualTo(PATH))
                .withHeader("x-inngest-sdk", equalTo("inngest-java:v0.1.0"))
                .withRequestBody(equalToJson("""
                        [{"name":"user/registered","data":{"userId":"42","email":"ada@example.org"},
                          "v":"2","ts":1795303218064}]""")));
    }

    @Test
    void sendsTheIdAndTimeOfAnEnvelope() {
        SERVER.stubFor(post(PATH).willReturn(okJson(ACCEPTED)));

        client().send(InngestEvent.of("order/placed", Map.of("id", 7))
                .withId("order-7")
                .withTimestamp(Instant.ofEpochMilli(1795303999000L)));

        SERVER.verify(postRequestedFor(urlEqualTo(PATH)).withRequestBody(equalToJson("""
                        [{"name":"order/placed","data":{"id":7},"id":"order-7","ts":1795303999000}]""")));
    }

    @Test
    void retriesUnderOneSeed() {
        SERVER.stubFor(post(PATH)
                .inScenario("flaky")
                .whenScenarioStateIs(STARTED)
                .willReturn(aResponse().withStatus(503))
                .willSetStateTo("cut"));
        SERVER.stubFor(post(PATH)
                .inScenario("flaky")
                .whenScenarioStateIs("cut")
                .willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER))
                .willSetStateTo("well"));
        SERVER.stubFor(
                post(PATH).inScenario("flaky").whenScenarioStateIs("well").willReturn(okJson(ACCEPTED)));

        client().send(new UserRegistered("42", "ada@example.org"));

        var seeds = SERVER.findAll(postRequestedFor(urlEqualTo(PATH))).stream()
                .map(request -> request.getHeader("x-inngest-event-id-seed"))
                .toList();
        assertThat(seeds).hasSize(3).allMatch(seed -> seed.equals(seeds.get(0)));
        assertThat(seeds.get(0)).matches("1795303218064,[A-Za-z0-9+/]{14}==");
        assertThat(waits).hasSize(2);
    }

    @Test
    void givesUpAfterFiveAttempts() {
        SERVER.stubFor(post(PATH).willReturn(aResponse().withStatus(500).withBody("out of order")));

        assertThatThrownBy(() -> client().send(new UserRegistered("42", "ada@example.org")))
                .isInstanceOf(InngestException.class)
                .hasMessageContaining("INNGEST-00201")
                .hasMessageContaining("500")
                .hasMessageContaining("out of order");
        SERVER.verify(5, postRequestedFor(urlEqualTo(PATH)));
    }

    @Test
    void doesNotRetryARefusedRequest() {
        SERVER.stubFor(post("/e/topsecret")
                .willReturn(okJson("{\"ids\":[\"\"],\"status\":401,\"error\":\"Event key not found\"}")
                        .withStatus(401)));

        assertThatThrownBy(() -> client("inngest.event-key", "topsecret").send(InngestEvent.of("a/b", Map.of())))
                .hasMessageContaining("Event key not found")
                .hasMessageContaining("inngest.event-key")
                .hasMessageNotContaining("topsecret");
        SERVER.verify(1, postRequestedFor(urlEqualTo("/e/topsecret")));
    }

    @Test
    void reportsTheEventsAcceptedBeforeARefusal() {
        SERVER.stubFor(post(PATH)
                .willReturn(okJson("{\"ids\":[\"01A\",\"\"],\"status\":400,\"error\":\"event name is empty\"}")
                        .withStatus(400)));

        var thrown = catchThrowableOfType(
                InngestException.class,
                () -> client().send(List.of(InngestEvent.of("a/b", Map.of()), InngestEvent.of("c/d", Map.of()))));

        assertThat(thrown.acceptedIds()).containsExactly("01A");
        assertThat(thrown.status()).hasValue(400);
    }

    @Test
    void splitsEventsIntoSeveralRequests() {
        SERVER.stubFor(post(PATH).willReturn(okJson("{\"ids\":[],\"status\":200}")));
        var tooMany = new ArrayList<>(Collections.nCopies(5001, InngestEvent.of("a/b", Map.of())));

        assertThatThrownBy(() -> client().send(tooMany)).hasMessageContaining("INNGEST-00206");

        assertThat(EventBatch.split(Collections.nCopies(5001, prepared(""))))
                .extracting(List::size)
                .containsExactly(5000, 1);
        assertThat(EventBatch.split(Collections.nCopies(3, prepared("x".repeat(1_500_000)))))
                .extracting(List::size)
                .containsExactly(2, 1);
        assertThat(EventBatch.split(Collections.nCopies(3, prepared("€".repeat(500_000)))))
                .as("three bytes for each character")
                .extracting(List::size)
                .containsExactly(2, 1);
    }

    private static PreparedEvent prepared(String text) {
        return PreparedEvent.of("a/b", Optional.empty(), START, "{\"x\":\"" + text + "\"}");
    }

    @Test
    void sendsNothingWhenOneEventIsMalformed() {
        assertThatThrownBy(() -> client().send(List.of(InngestEvent.of("a/b", Map.of()), "just text")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("INNGEST-00001")
                .hasMessageContaining("java.lang.String");
        assertThatThrownBy(() -> client().send(InngestEvent.of("a/b", List.of(1))))
                .hasMessageContaining("INNGEST-00205")
                .hasMessageContaining("a/b");
        assertThatThrownBy(() -> client().send(InngestEvent.of("a/b", Map.of("x", "x".repeat(3 * 1024 * 1024)))))
                .hasMessageContaining("INNGEST-00207");
        SERVER.verify(0, postRequestedFor(urlEqualTo(PATH)));
    }

    @Test
    void sendsNoRequestWithoutEvents() {
        assertThat(client().send(List.of())).isEmpty();
        SERVER.verify(0, postRequestedFor(urlEqualTo(PATH)));
    }

    @Test
    void reportsAMissingEventKeyInCloudMode() {
        var client = client("inngest.dev", "0", "inngest.signing-key", "abcd");

        assertThatThrownBy(() -> client.send(InngestEvent.of("a/b", Map.of())))
                .hasMessageContaining("INNGEST-00203")
                .hasMessageContaining("INNGEST_EVENT_KEY");
    }

    @Test
    void namesTheServerThatCannotBeReached() {
        var client = client("inngest.base-url", "http://127.0.0.1:1");

        assertThatThrownBy(() -> client.send(InngestEvent.of("a/b", Map.of())))
                .hasMessageContaining("INNGEST-00200")
                .hasMessageContaining("http://127.0.0.1:1");
        assertThat(waits).hasSize(4);
    }

    @Test
    void completesAnAsyncSendLater() {
        SERVER.stubFor(post(PATH).willReturn(okJson(ACCEPTED)));

        var sent = client().sendAsync(new UserRegistered("42", "ada@example.org"));

        assertThat(sent.toCompletableFuture()).isCompletedWithValue("01A");
    }

    @Test
    void doesNotWaitForABodyThatNeverEnds() {
        SERVER.stubFor(post(PATH).willReturn(okJson(ACCEPTED).withChunkedDribbleDelay(10, 3_000)));

        assertThatThrownBy(() -> client("inngest.request-timeout", "PT0.3S").send(InngestEvent.of("a/b", Map.of())))
                .isInstanceOf(InngestException.class)
                .hasMessageContaining("INNGEST-00200")
                .hasMessageContaining("timed out");
    }

    @Test
    void failsAnAsyncSendOfAnInvalidEventLater() {
        var sent = client().sendAsync("an event without a name");

        assertThat(sent.toCompletableFuture())
                .failsWithin(Duration.ZERO)
                .withThrowableThat()
                .withCauseInstanceOf(IllegalArgumentException.class)
                .withMessageContaining("INNGEST-00001");
    }

    @Test
    void refusesTheAnswerOfAnotherServer() {
        SERVER.stubFor(post(PATH).willReturn(aResponse().withStatus(200).withBody("<html>")));

        assertThatThrownBy(() -> client().send(InngestEvent.of("a/b", Map.of())))
                .hasMessageContaining("INNGEST-00206")
                .hasMessageContaining("inngest.base-url");
    }

    @Test
    void completesAnAsyncSendOfAListLater() {
        SERVER.stubFor(post(PATH).willReturn(okJson("{\"ids\":[\"01A\",\"01B\"],\"status\":200}")));

        var sent = client().sendAsync(List.of(InngestEvent.of("a/b", Map.of()), InngestEvent.of("c/d", Map.of())));

        assertThat(sent.toCompletableFuture()).isCompletedWithValue(List.of("01A", "01B"));
        SERVER.verify(1, postRequestedFor(urlEqualTo(PATH)));
    }

    @Test
    void failsAnAsyncSendWithTheAcceptedIds() {
        SERVER.stubFor(post(PATH)
                .willReturn(okJson("{\"ids\":[\"01A\"],\"status\":400,\"error\":\"event name is empty\"}")
                        .withStatus(400)));

        var sent = client().sendAsync(List.of(InngestEvent.of("a/b", Map.of()), InngestEvent.of("c/d", Map.of())));

        assertThat(sent.toCompletableFuture())
                .failsWithin(Duration.ZERO)
                .withThrowableThat()
                .havingCause()
                .isInstanceOfSatisfying(
                        InngestException.class,
                        refused -> assertThat(refused.acceptedIds()).containsExactly("01A"));
    }

    @Test
    void failsAnAsyncSendIfTheExecutorIsFull() {
        var client = new HttpInngest(
                Target.of(settings()),
                new ClientTools(
                        new JsonPlatform(),
                        new JsonbMapper(),
                        MiddlewareChain.none(),
                        task -> {
                            throw new RejectedExecutionException("full");
                        },
                        Clock.systemUTC(),
                        this::pause));

        var sent = client.sendAsync(InngestEvent.of("a/b", Map.of()));

        assertThat(sent.toCompletableFuture())
                .failsWithin(Duration.ZERO)
                .withThrowableThat()
                .withCauseInstanceOf(RejectedExecutionException.class);
    }

    @Test
    void reportsTheEventsOfEarlierRequestsIfALaterOneFails() {
        var large = InngestEvent.of("a/large", Map.of("x", "x".repeat(2_000_000)));
        SERVER.stubFor(post(PATH)
                .inScenario("full")
                .whenScenarioStateIs(STARTED)
                .willReturn(okJson(ACCEPTED))
                .willSetStateTo("full"));
        SERVER.stubFor(post(PATH)
                .inScenario("full")
                .whenScenarioStateIs("full")
                .willReturn(aResponse().withStatus(503)));

        var thrown = catchThrowableOfType(InngestException.class, () -> client().send(List.of(large, large)));

        assertThat(thrown.acceptedIds()).containsExactly("01A");
        assertThat(thrown.status()).hasValue(503);
        SERVER.verify(6, postRequestedFor(urlEqualTo(PATH)));
    }

    @Test
    void waitsAsLongAsTheServerAsks() {
        SERVER.stubFor(post(PATH)
                .inScenario("busy")
                .whenScenarioStateIs(STARTED)
                .willReturn(aResponse().withStatus(429).withHeader("Retry-After", "7"))
                .willSetStateTo("still busy"));
        SERVER.stubFor(post(PATH)
                .inScenario("busy")
                .whenScenarioStateIs("still busy")
                .willReturn(aResponse()
                        .withStatus(503)
                        .withHeader(
                                "Retry-After",
                                RFC_1123_DATE_TIME.format(START.plusSeconds(27).atOffset(ZoneOffset.UTC))))
                .willSetStateTo("idle"));
        SERVER.stubFor(post(PATH).inScenario("busy").whenScenarioStateIs("idle").willReturn(okJson(ACCEPTED)));

        client().send(InngestEvent.of("a/b", Map.of()));

        assertThat(waits).hasSize(2).first().isEqualTo(Duration.ofSeconds(7));
        assertThat(waits.get(1)).isBetween(Duration.ofSeconds(19), Duration.ofSeconds(20));
    }

    @Test
    void doesNotWaitForAServerThatAsksForMinutes() {
        SERVER.stubFor(post(PATH)
                .willReturn(aResponse()
                        .withStatus(429)
                        .withHeader("Retry-After", "3600")
                        .withBody("later")));

        assertThatThrownBy(() -> client().send(InngestEvent.of("a/b", Map.of())))
                .hasMessageContaining("429")
                .hasMessageContaining("Send more slowly");
        assertThat(waits).isEmpty();
        SERVER.verify(1, postRequestedFor(urlEqualTo(PATH)));
    }

    @Test
    void refusesEventsThatTheServerWouldRefuse() {
        var client = client();

        assertThatThrownBy(() -> client.send(InngestEvent.of("a/" + "b".repeat(511), Map.of())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("INNGEST-00228")
                .hasMessageContaining("512");
        assertThatThrownBy(() -> client.send(InngestEvent.of("Inngest/function.finished", Map.of())))
                .hasMessageContaining("INNGEST-00229")
                .hasMessageContaining("Inngest/function.finished");
        assertThatThrownBy(() -> client.send(
                        InngestEvent.of("a/b", Map.of()).withTimestamp(Instant.ofEpochMilli(START.getEpochSecond()))))
                .hasMessageContaining("INNGEST-00230")
                .hasMessageContaining("1970-01-21");
        assertThatThrownBy(() -> client.send(
                        InngestEvent.of("a/b", Map.of()).withTimestamp(Instant.parse("2100-01-01T00:00:00.001Z"))))
                .hasMessageContaining("INNGEST-00230");
        SERVER.verify(0, postRequestedFor(urlEqualTo(PATH)));
    }

    @Test
    void sendsToAnotherEnvironment() {
        SERVER.stubFor(post(PATH).willReturn(okJson(ACCEPTED)));
        var client = client("inngest.env", "main");

        client.withEnvironment("feature-x").send(InngestEvent.of("a/b", Map.of()));
        client.send(InngestEvent.of("a/b", Map.of()));

        SERVER.verify(1, postRequestedFor(urlEqualTo(PATH)).withHeader("x-inngest-env", equalTo("feature-x")));
        SERVER.verify(1, postRequestedFor(urlEqualTo(PATH)).withHeader("x-inngest-env", equalTo("main")));
    }

    @Test
    void sendsWithAnotherEventKey() {
        SERVER.stubFor(post("/e/other%2Fkey").willReturn(okJson(ACCEPTED)));
        var client = client("inngest.event-key", "key");

        client.withEventKey(new Secret("other/key"))
                .withEnvironment("feature-x")
                .send(InngestEvent.of("a/b", Map.of()));

        SERVER.verify(
                1, postRequestedFor(urlEqualTo("/e/other%2Fkey")).withHeader("x-inngest-env", equalTo("feature-x")));
    }
}
