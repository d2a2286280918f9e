package io.github.inngestcdi.internal.client;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.stubbing.Scenario.STARTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.inngestcdi.GenericType;
import io.github.inngestcdi.InngestException;
import io.github.inngestcdi.Invocation;
import io.github.inngestcdi.RunTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InvocationsTest extends ClientTest {
    private static final String RUN = "01M80ACGAKQ80M47609214CMMS";
    private static final String OWN = "/v2/apps/shop/functions/send-email/invoke";
    private static final String STARTED_RUN = """
            {"data":{"runId":"%s"},"metadata":{"fetchedAt":"2026-11-22T00:27:06Z"}}""".formatted(RUN);
    private static final String NOT_FOUND = """
            {"errors":[{"code":"not_found","message":"Function not found"}]}""";

    public record Mail(String to) {}

    private static void runIs(String status, String output) {
        SERVER.stubFor(get(urlPathEqualTo("/v1/runs/" + RUN)).willReturn(okJson("""
                {"data":{"run_id":"%s","run_started_at":"2026-11-22T00:27:05.427Z","function_id":"b2c45c43","status":"%s",
                 "ended_at":null,"output":%s}}""".formatted(RUN, status, output))));
    }

    @Test
    void startsAFunctionOfThisAppAndWaitsForItsResult() {
        SERVER.stubFor(post(OWN).willReturn(okJson(STARTED_RUN)));
        runIs("Completed", "[\"sent\"]");

        var result = client().invoke(Invocation.of(
                "shop-send-email", new Mail("ada@example.org"), new GenericType<List<String>>() {}));

        assertThat(result).containsExactly("sent");
        SERVER.verify(postRequestedFor(urlEqualTo(OWN))
                .withRequestBody(equalToJson("{\"data\":{\"to\":\"ada@example.org\"}}", true, true)));
    }

    @Test
    void startsItWithoutData() {
        SERVER.stubFor(post(OWN).willReturn(okJson(STARTED_RUN)));

        assertThat(client().runs().start(Invocation.of("shop-send-email", null, String.class)))
                .isEqualTo(RUN);
        SERVER.verify(postRequestedFor(urlEqualTo(OWN)).withRequestBody(matchingJsonPath("$[?(@.data == {})]")));
    }

    @Test
    void startsAFunctionOnceIfTheRequestIsRepeated() {
        SERVER.stubFor(post(OWN)
                .inScenario("lost")
                .whenScenarioStateIs(STARTED)
                .willReturn(aResponse().withStatus(502))
                .willSetStateTo("started"));
        SERVER.stubFor(post(OWN)
                .inScenario("lost")
                .whenScenarioStateIs("started")
                .willReturn(okJson(STARTED_RUN).withStatus(409)));

        assertThat(client().runs().start(Invocation.of("shop-send-email", null, String.class)))
                .isEqualTo(RUN);
        assertThat(SERVER.findAll(postRequestedFor(urlEqualTo(OWN))))
                .hasSize(2)
                .extracting(request -> request.getBodyAsString())
                .allMatch(body -> body.matches(".*\"idempotency_key\":\"[0-9a-f-]{36}\".*"))
                .containsOnly(
                        SERVER.findAll(postRequestedFor(urlEqualTo(OWN))).get(0).getBodyAsString());
    }

    @Test
    void findsTheFunctionOfAnotherAppWithHyphensInItsId() {
        SERVER.stubFor(
                post(urlMatching("/v2/apps/.*")).willReturn(okJson(NOT_FOUND).withStatus(404)));
        SERVER.stubFor(
                post("/v2/apps/shop-billing/functions/charge-card/invoke").willReturn(okJson(STARTED_RUN)));

        assertThat(client().runs().start(Invocation.of("shop-billing-charge-card", null, String.class)))
                .isEqualTo(RUN);
        SERVER.verify(2, postRequestedFor(urlMatching("/v2/apps/.*")));
    }

    @Test
    void reportsAnUnknownFunction() {
        SERVER.stubFor(
                post(urlMatching("/v2/apps/.*")).willReturn(okJson(NOT_FOUND).withStatus(404)));

        assertThatThrownBy(() -> client().invoke(Invocation.of("shop-nothing", null, String.class)))
                .isInstanceOf(InngestException.class)
                .hasMessageContaining("INNGEST-00215")
                .hasMessageContaining("shop-nothing");
        assertThatThrownBy(() -> client().invoke(Invocation.of("nothing", null, String.class)))
                .hasMessageContaining("INNGEST-00215");
    }

    @Test
    void reportsWhyTheServerStartsNoRun() {
        SERVER.stubFor(post(OWN)
                .willReturn(okJson(
                                "{\"errors\":[{\"code\":\"function_debounced\",\"message\":\"Function invocation was debounced.\"}]}")
                        .withStatus(422)));

        assertThatThrownBy(() -> client().invoke(Invocation.of("shop-send-email", null, String.class)))
                .hasMessageContaining("INNGEST-00201")
                .hasMessageContaining("422")
                .hasMessageContaining("Function invocation was debounced");
        SERVER.verify(1, postRequestedFor(urlEqualTo(OWN)));
    }

    @Test
    void waitsForTheTimeoutOfTheInvocation() {
        SERVER.stubFor(post(OWN).willReturn(okJson(STARTED_RUN)));
        runIs("Running", "null");

        assertThatThrownBy(() -> client().invoke(Invocation.of("shop-send-email", null, String.class)
                        .withTimeout(Duration.ofSeconds(3))))
                .isInstanceOf(RunTimeoutException.class)
                .hasMessageContaining("PT3S");
        assertThatThrownBy(() -> client().invoke(Invocation.of("shop-send-email", null, String.class)))
                .isInstanceOf(RunTimeoutException.class)
                .hasMessageContaining("PT5M");
    }

    @Test
    void refusesDataThatIsNotAnObject() {
        assertThatThrownBy(() -> client().invoke(Invocation.of("shop-send-email", "text", String.class)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("INNGEST-00217");
        assertThatThrownBy(() -> client().invoke(Invocation.of(
                        "shop-send-email", Map.of("x", new SignalsTest.Unwritable()), String.class)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("INNGEST-00216");
        SERVER.verify(0, postRequestedFor(urlMatching(".*")));
    }
}
