package io.github.inngestcdi.internal.client;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.delete;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.stubbing.Scenario.STARTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.inngestcdi.GenericType;
import io.github.inngestcdi.InngestException;
import io.github.inngestcdi.RunException;
import io.github.inngestcdi.RunSnapshot;
import io.github.inngestcdi.RunStatus;
import io.github.inngestcdi.RunTimeoutException;
import io.github.inngestcdi.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class HttpRunsTest extends ClientTest {
    private static final String RUN = "01M80ACGAKQ80M47609214CMMS";
    private static final String EVENT = "01M80ACF76S0PSET98QW59ZS20";
    private static final String PATH = "/v1/runs/" + RUN;
    private static final String OF_EVENT = "/v1/events/" + EVENT + "/runs";
    private static final String UNKNOWN = """
            {"error":"Unable to load function run: %s","data":null,"status":500}""".formatted(RUN);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    public record Receipt(String number, int total) {}

    private static String run(String status, String more) {
        return """
                {"run_id":"%s","run_started_at":"2026-11-22T00:27:05.427Z","function_id":"b2c45c43-a472-5ec3-a130-65ef0bf43250",
                 "function_version":0,"environment_id":"00000000-0000-4000-b000-000000000000","event_id":"%s",
                 "status":"%s"%s}""".formatted(RUN, EVENT, status, more);
    }

    private static String data(String... runs) {
        return "{\"data\":%s,\"metadata\":{\"fetched_at\":\"2026-11-22T00:27:06.889391149Z\"}}"
                .formatted(String.join(",", runs));
    }

    private static String ended(String status, String output) {
        return run(status, ",\"ended_at\":\"2026-11-22T00:27:07Z\",\"output\":" + output);
    }

    private static void runIs(String status, String output) {
        SERVER.stubFor(get(urlPathEqualTo(PATH)).willReturn(okJson(data(ended(status, output)))));
    }

    /** Answers first {@code before}, then {@code after}. */
    private static void answers(String path, String before, String after) {
        SERVER.stubFor(get(urlPathEqualTo(path))
                .inScenario(path)
                .whenScenarioStateIs(STARTED)
                .willReturn(okJson(before))
                .willSetStateTo("asked"));
        SERVER.stubFor(get(urlPathEqualTo(path))
                .inScenario(path)
                .whenScenarioStateIs("asked")
                .willReturn(okJson(after)));
    }

    @Test
    void findsARunningRun() {
        SERVER.stubFor(get(PATH).willReturn(okJson(data(run("Running", ",\"ended_at\":null")))));

        var run = client().runs().find(RUN).orElseThrow();

        assertThat(run.id()).isEqualTo(RUN);
        assertThat(run.functionId()).isEqualTo("b2c45c43-a472-5ec3-a130-65ef0bf43250");
        assertThat(run.eventId()).hasValue(EVENT);
        assertThat(run.status()).isEqualTo(RunStatus.RUNNING);
        assertThat(run.startedAt()).isEqualTo(Instant.parse("2026-11-22T00:27:05.427Z"));
        assertThat(run.endedAt()).isEmpty();
        assertThat(run.error()).isEmpty();
        assertThatThrownBy(() -> run.output(String.class))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("INNGEST-00213")
                .hasMessageContaining("RUNNING");
    }

    @Test
    void readsTheOutputOfACompletedRunAsItsType() {
        runIs("Completed", "{\"number\":\"R1\",\"total\":5}");

        var run = client().runs().find(RUN).orElseThrow();

        assertThat(run.status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(run.endedAt()).hasValue(Instant.parse("2026-11-22T00:27:07Z"));
        assertThat(run.output(Receipt.class)).isEqualTo(new Receipt("R1", 5));
        assertThatThrownBy(() -> run.output(Instant.class))
                .hasMessageContaining("INNGEST-00214")
                .hasMessageContaining("java.time.Instant")
                .hasMessageNotContaining("R1");
        assertThat(run).asString().doesNotContain("R1");
    }

    @Test
    void readsAnOutputWithTypeArguments() {
        runIs("Completed", "[{\"number\":\"R1\",\"total\":5}]");

        var receipts = client().runs().result(RUN, new GenericType<List<Receipt>>() {}, MINUTE);

        assertThat(receipts).containsExactly(new Receipt("R1", 5));
    }

    @Test
    void returnsNullIfTheFunctionReturnsNothing() {
        runIs("Completed", "null");

        assertThat(client().runs().result(RUN, Receipt.class, MINUTE)).isNull();
    }

    @Test
    void fetchesTheOutputOfACheckpointedRunFromTheNewerApi() {
        runIs("Completed", "\"\"");
        SERVER.stubFor(get("/v2/runs/" + RUN + "?includeOutput=true")
                .willReturn(okJson(
                        "{\"data\":{\"id\":\"%s\",\"output\":{\"number\":\"R1\",\"total\":5}}}".formatted(RUN))));

        assertThat(client().runs().result(RUN, Receipt.class, MINUTE)).isEqualTo(new Receipt("R1", 5));
    }

    @Test
    void unwrapsAnOutputThatTheNewerApiWraps() {
        runIs("Completed", "\"\"");
        SERVER.stubFor(get("/v2/runs/" + RUN + "?includeOutput=true")
                .willReturn(okJson("{\"data\":{\"id\":\"%s\",\"output\":{\"data\":42}}}".formatted(RUN))));

        assertThat(client().runs().result(RUN, Integer.class, MINUTE)).isEqualTo(42);
    }

    @Test
    void returnsAnEmptyStringAsOutputWithoutTheNewerApi() {
        runIs("Completed", "\"\"");
        SERVER.stubFor(get(urlPathEqualTo("/v2/runs/" + RUN))
                .willReturn(aResponse().withStatus(404).withBody("404 page not found\n")));

        assertThat(client().runs().result(RUN, String.class, MINUTE)).isEmpty();
    }

    @Test
    void returnsEmptyForAnUnknownRun() {
        SERVER.stubFor(get(PATH).willReturn(okJson(UNKNOWN)));
        assertThat(client().runs().find(RUN)).isEmpty();

        SERVER.stubFor(get(PATH).willReturn(okJson(UNKNOWN).withStatus(500)));
        assertThat(client().runs().find(RUN)).isEmpty();

        SERVER.stubFor(get(PATH).willReturn(okJson("{\"error\":\"Not found\"}").withStatus(404)));
        assertThat(client().runs().find(RUN)).isEmpty();
        assertThat(waits).isEmpty();
    }

    @Test
    void trustsTheStatusInTheBodyOfACachedRefusal() {
        SERVER.stubFor(get("/v1/runs/nope")
                .willReturn(okJson("{\"error\":\"Invalid run ID: nope\",\"data\":null,\"status\":400}")));

        assertThatThrownBy(() -> client().runs().find("nope"))
                .isInstanceOf(InngestException.class)
                .hasMessageContaining("400")
                .hasMessageContaining("Invalid run ID: nope");
    }

    @Test
    void sendsTheSigningKeyAndTheEnvironment() {
        SERVER.stubFor(get(PATH).willReturn(okJson(UNKNOWN)));

        client("inngest.signing-key", "signkey-test-0123abcd")
                .withEnvironment("feature-x")
                .runs()
                .find(RUN);

        SERVER.verify(getRequestedFor(urlEqualTo(PATH))
                .withHeader(
                        "Authorization",
                        equalTo("Bearer " + SigningKeys.bearerToken(new Secret("signkey-test-0123abcd"))))
                .withHeader("x-inngest-env", equalTo("feature-x")));
    }

    @Test
    void listsTheRunsOfAnEvent() {
        SERVER.stubFor(get(OF_EVENT).willReturn(okJson(data("[" + run("Running", "") + "]"))));

        assertThat(client().runs().startedBy(EVENT)).extracting(RunSnapshot::id).containsExactly(RUN);
    }

    @Test
    void waitsForARunThatAppearsLate() {
        SERVER.stubFor(get(urlPathEqualTo(PATH))
                .inScenario("slow")
                .whenScenarioStateIs(STARTED)
                .willReturn(okJson(UNKNOWN))
                .willSetStateTo("known"));
        SERVER.stubFor(get(urlPathEqualTo(PATH))
                .inScenario("slow")
                .whenScenarioStateIs("known")
                .willReturn(okJson(data(run("Running", ""))))
                .willSetStateTo("ended"));
        SERVER.stubFor(get(urlPathEqualTo(PATH))
                .inScenario("slow")
                .whenScenarioStateIs("ended")
                .willReturn(okJson(data(ended("Cancelled", "{}")))));

        var run = client().runs().await(RUN, MINUTE);

        assertThat(run.status()).isEqualTo(RunStatus.CANCELLED);
        assertThat(waits).containsExactly(Duration.ofMillis(200), Duration.ofMillis(300));
    }

    @Test
    void bypassesTheCacheOfTheServerWhileItWaits() {
        answers(PATH, data(run("Running", "")), data(ended("Completed", "1")));

        client().runs().await(RUN, MINUTE);

        assertThat(SERVER.findAll(getRequestedFor(urlPathEqualTo(PATH))))
                .extracting(request -> request.getUrl())
                .doesNotHaveDuplicates();
    }

    @Test
    void failsWithTheErrorOfTheRun() {
        runIs("Failed", """
                {"error":"IOException: closed","name":"java.io.IOException","message":"closed","stack":"at shop.Till",
                 "cause":{"name":"shop.Fire","message":"evacuate"}}""");

        var thrown =
                catchThrowableOfType(RunException.class, () -> client().runs().result(RUN, Receipt.class, MINUTE));

        assertThat(thrown)
                .hasMessageContaining("INNGEST-00209")
                .hasMessageContaining(RUN)
                .hasMessageContaining("it failed with java.io.IOException");
        assertThat(thrown.status()).isEqualTo(RunStatus.FAILED);
        assertThat(thrown.error()).hasValueSatisfying(error -> {
            assertThat(error.message()).isEqualTo("closed");
            assertThat(error.cause()).isNotNull();
        });
        assertThat(thrown.getCause()).hasMessage("java.io.IOException: closed");
        assertThat(thrown).hasRootCauseMessage("shop.Fire: evacuate");
    }

    @Test
    void failsIfTheRunWasCancelledOrSkipped() {
        runIs("Cancelled", "{}");
        assertThatThrownBy(() -> client().runs().result(RUN, Receipt.class, MINUTE))
                .isInstanceOf(RunException.class)
                .hasMessageContaining("it was cancelled")
                .hasNoCause();

        runIs("Skipped", "{}");
        assertThatThrownBy(() -> client().runs().result(RUN, Receipt.class, MINUTE))
                .isInstanceOf(RunException.class)
                .hasMessageContaining("it was skipped");
    }

    @Test
    void pollsWithGrowingPausesUntilTheTimeout() {
        SERVER.stubFor(get(urlPathEqualTo(PATH)).willReturn(okJson(data(run("Running", "")))));

        assertThatThrownBy(() -> client().runs().await(RUN, MINUTE))
                .isInstanceOf(RunTimeoutException.class)
                .hasMessageContaining("INNGEST-00210")
                .hasMessageContaining(RUN)
                .hasMessageContaining("PT1M");
        assertThat(waits.stream().reduce(Duration.ZERO, Duration::plus)).isEqualTo(MINUTE);
        assertThat(waits).allMatch(pause -> pause.compareTo(Duration.ofSeconds(5)) <= 0);
        assertThat(waits).hasSizeLessThan(25);
    }

    @Test
    void asksOnceWithAZeroTimeout() {
        runIs("Completed", "7");

        assertThat(client().runs().result(RUN, Integer.class, Duration.ZERO)).isEqualTo(7);
        assertThat(waits).isEmpty();
    }

    @Test
    void stopsWaitingWhenInterrupted() {
        SERVER.stubFor(get(urlPathEqualTo(PATH)).willReturn(okJson(data(run("Running", "")))));
        interruptAtPause = true;

        assertThatThrownBy(() -> client().runs().await(RUN, MINUTE))
                .isInstanceOf(InngestException.class)
                .hasMessageContaining("INNGEST-00212")
                .hasCauseInstanceOf(InterruptedException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void waitsForTheRunsThatAnEventStarts() {
        answers(OF_EVENT, data("[]"), data("[" + ended("Completed", "null") + "]"));
        runIs("Completed", "7");

        var runs = client().runs().awaitStartedBy(EVENT, MINUTE);

        assertThat(runs).hasSize(1);
        assertThat(runs.get(0).output(Integer.class)).isEqualTo(7);
        assertThat(waits).containsExactly(Duration.ofMillis(200));
    }

    @Test
    void failsIfTheEventStartsNoRun() {
        SERVER.stubFor(get(urlPathEqualTo(OF_EVENT)).willReturn(okJson(data("[]"))));

        assertThatThrownBy(() -> client().runs().awaitStartedBy(EVENT, MINUTE))
                .isInstanceOf(RunTimeoutException.class)
                .hasMessageContaining("INNGEST-00211")
                .hasMessageContaining(EVENT);
    }

    @Test
    void cancelsARun() {
        SERVER.stubFor(delete(PATH).willReturn(aResponse().withStatus(200)));
        assertThat(client().runs().cancel(RUN)).isTrue();

        SERVER.stubFor(delete(PATH).willReturn(aResponse().withStatus(204)));
        assertThat(client().runs().cancel(RUN)).isTrue();
    }

    @Test
    void reportsThatAnUnknownRunCannotBeCancelled() {
        SERVER.stubFor(delete(PATH)
                .willReturn(okJson("{\"error\":\"Unable to load function run: %s\",\"data\":null,\"status\":404}"
                                .formatted(RUN))
                        .withStatus(404)));

        assertThat(client().runs().cancel(RUN)).isFalse();
    }

    @Test
    void refusesTheAnswerOfAnotherServer() {
        SERVER.stubFor(get(PATH).willReturn(okJson("{\"data\":{\"run_id\":7}}")));

        assertThatThrownBy(() -> client().runs().find(RUN)).hasMessageContaining("INNGEST-00206");
    }
}
