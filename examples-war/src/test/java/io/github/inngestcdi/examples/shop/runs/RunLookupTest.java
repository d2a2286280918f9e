package io.github.inngestcdi.examples.shop.runs;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.unauthorized;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockRuntimeInfo;
import com.github.tomakehurst.wiremock.junit5.WireMockTest;
import io.github.inngestcdi.InngestSettings;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@WireMockTest
class RunLookupTest {
    private static final String EVENT = "01M80ACF76S0PSET98QW59ZS20";
    private static final String RUN = "01M80ACGAKQ80M47609214CMMS";
    private static final String RUNS = """
            {"data":[{"run_id":"%s","run_started_at":"2026-11-22T00:27:05.427Z","function_id":"b2c45c43",
              "status":"Running","ended_at":null}]}""".formatted(RUN);

    private RunLookup lookup;
    private WireMockRuntimeInfo server;

    @BeforeEach
    void useTheServer(WireMockRuntimeInfo info) {
        server = info;
        var uri = URI.create(info.getHttpBaseUrl());
        lookup = new RunLookup(InngestSettings.builder("shop")
                .dev(true)
                .apiBaseUrl(uri)
                .eventApiBaseUrl(uri)
                .requestTimeout(Duration.ofSeconds(1))
                .build());
    }

    @Test
    void returnsTheStepsIfTheServerReportsThem() throws Exception {
        answers("/v1/events/" + EVENT + "/runs", okJson(RUNS));
        answers("/api/runs/" + RUN, okJson("""
                {"functionName":"Onboarding","steps":[
                  {"name":"send-welcome","op":"StepRun","status":"Retrying","attempts":2,
                   "wakesAt":"2026-11-22T00:28:00Z","error":{"message":"no mail server"}},
                  {"name":"pause","op":"Sleep","status":"Completed","attempts":0,"wakesAt":null,"error":null}]}"""));

        var runs = lookup.startedBy(EVENT);

        assertThat(runs)
                .containsExactly(new Run(
                        RUN,
                        "Onboarding",
                        "Running",
                        "2026-11-22T00:27:05.427Z",
                        null,
                        List.of(
                                new RunStep(
                                        "send-welcome",
                                        "StepRun",
                                        "Retrying",
                                        2,
                                        "2026-11-22T00:28:00Z",
                                        "no mail server"),
                                new RunStep("pause", "Sleep", "Completed", 0, null, null))));
    }

    @Test
    void returnsTheRunsWithoutStepsIfTheServerReportsNone() throws Exception {
        answers("/v1/events/" + EVENT + "/runs", okJson(RUNS));
        answers("/api/runs/" + RUN, ok("<html>"));

        var runs = lookup.startedBy(EVENT);

        assertThat(runs)
                .containsExactly(new Run(RUN, "b2c45c43", "Running", "2026-11-22T00:27:05.427Z", null, List.of()));
    }

    @Test
    void returnsNoRunsForAnUnknownEvent() throws Exception {
        answers("/v1/events/" + EVENT + "/runs", okJson("{\"data\":[]}"));

        assertThat(lookup.startedBy(EVENT)).isEmpty();
    }

    @Test
    void failsIfTheServerRefusesTheRequest() {
        answers("/v1/events/" + EVENT + "/runs", unauthorized());

        assertThatIOException()
                .isThrownBy(() -> lookup.startedBy(EVENT))
                .withMessageContaining("Check the signing key");
    }

    private void answers(String path, ResponseDefinitionBuilder answer) {
        server.getWireMock().register(get(path).willReturn(answer));
    }
}
