package io.github.inngestcdi.internal.serve;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.github.inngestcdi.FunctionDefinition;
import io.github.inngestcdi.Secret;
import io.github.inngestcdi.internal.client.SigningKeys;
import io.github.inngestcdi.internal.engine.CallRequestBody;
import io.github.inngestcdi.internal.wire.StepId;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Requests of the app to its server: a sync, and the state that does not fit into a call request. */
class SyncTest {
    private static final String KEY = "signkey-prod-7468697320697320612074657374206b6579";
    private static final String OLD_KEY = "signkey-prod-0123456789abcdef";

    @RegisterExtension
    static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(WireMockConfiguration.wireMockConfig().dynamicPort().bindAddress("127.0.0.1"))
            .build();

    private static TestApp app() {
        return new TestApp()
                .with("inngest.base-url", SERVER.baseUrl())
                .with(FunctionDefinition.<Object, Object>builder(
                                "hello", Object.class, context -> context.step().run("greet", () -> "hi"))
                        .build());
    }

    private static TestApp unauthedCloudApp() {
        return app().with("inngest.dev", "false")
                .with("inngest.signing-key", KEY)
                .with("inngest.signing-key-fallback", OLD_KEY)
                .with("inngest.serve-origin", "https://shop.example.org")
                .with("inngest.enable-unauthed-sync", "true");
    }

    private static String bearer(String key) {
        return "Bearer " + SigningKeys.bearerToken(new Secret(key));
    }

    @Test
    void sendsTheUrlOfTheAppAndTheDeploymentToTheServer() {
        SERVER.stubFor(post(urlPathEqualTo("/fn/register")).willReturn(okJson("{\"ok\":true,\"modified\":true}")));

        var answer = app().send("PUT", "?deployId=42", "", Map.of("x-inngest-server-kind", "dev"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(TestApp.text(answer)).isEqualTo("{\"message\":\"Successfully registered\",\"modified\":true}");
        assertThat(answer.headers()).containsEntry("x-inngest-sync-kind", "out_of_band");
        SERVER.verify(postRequestedFor(urlEqualTo("/fn/register?deployId=42"))
                .withHeader("x-inngest-sync-kind", equalTo("out_of_band"))
                .withHeader("x-inngest-expected-server-kind", equalTo("dev"))
                .withHeader("x-inngest-sdk", equalTo("inngest-java:v0.1.0"))
                .withRequestBody(matchingJsonPath("$.url", equalTo("http://localhost:8080/shop/api/inngest"))));
    }

    @Test
    void prefersTheConfiguredUrlToThatOfTheRequest() {
        SERVER.stubFor(post(urlPathEqualTo("/fn/register")).willReturn(okJson("{\"ok\":true}")));

        app().with("inngest.serve-origin", "https://shop.example.org/")
                .with("inngest.serve-path", "/public/inngest")
                .send("PUT", "", "", Map.of());

        SERVER.verify(postRequestedFor(urlPathEqualTo("/fn/register"))
                .withRequestBody(matchingJsonPath("$.url", equalTo("https://shop.example.org/public/inngest"))));
    }

    @Test
    void triesTheFallbackKeyWhenTheServerDoesNotAcceptTheFirst() {
        SERVER.stubFor(
                post(urlPathEqualTo("/fn/register")).willReturn(aResponse().withStatus(401)));
        SERVER.stubFor(post(urlPathEqualTo("/fn/register"))
                .withHeader("Authorization", equalTo(bearer(OLD_KEY)))
                .willReturn(okJson("{\"ok\":true}")));

        var answer = unauthedCloudApp().send("PUT", "", "", Map.of());

        assertThat(answer.status()).isEqualTo(200);
        SERVER.verify(
                postRequestedFor(urlPathEqualTo("/fn/register")).withHeader("Authorization", equalTo(bearer(KEY))));
    }

    @Test
    void reportsTheReasonOfARefusalWithoutAKey() {
        SERVER.stubFor(post(urlPathEqualTo("/fn/register"))
                .willReturn(okJson("{\"error\":\"At least one function is invalid\"}")
                        .withStatus(400)));

        var answer = app().send("PUT", "", "", Map.of());

        assertThat(answer.status()).isEqualTo(500);
        assertThat(TestApp.text(answer))
                .contains("INNGEST-00312", "400", "At least one function is invalid", "\"modified\":false");
    }

    @Test
    void remembersTheOutcomeOfEverySync() {
        SERVER.stubFor(post(urlPathEqualTo("/fn/register")).willReturn(okJson("{\"ok\":true}")));
        var endpoint = app().endpoint();

        assertThat(endpoint.syncState()).isEqualTo(SyncState.none());
        endpoint.sync(URI.create("http://localhost:8080/shop/api/inngest"));
        assertThat(endpoint.syncState()).isEqualTo(SyncState.succeeded(Instant.parse("2026-11-21T12:00:00Z")));

        var asked = app().endpoint();
        asked.handle(TestApp.request("PUT", "", "", Map.of()));
        assertThat(asked.syncState()).isEqualTo(endpoint.syncState());
    }

    @Test
    void keepsTheLastSuccessAfterAFailureAndClearsTheFailureAfterASuccess() {
        SERVER.stubFor(post(urlPathEqualTo("/fn/register")).willReturn(okJson("{\"ok\":true}")));
        var endpoint = app().endpoint();
        endpoint.handle(TestApp.request("PUT", "", "", Map.of()));
        var succeeded = endpoint.syncState();

        SERVER.stubFor(
                post(urlPathEqualTo("/fn/register")).willReturn(okJson("{}").withStatus(503)));
        endpoint.handle(TestApp.request("PUT", "", "", Map.of()));

        assertThat(endpoint.syncState().lastSuccess()).isEqualTo(succeeded.lastSuccess());
        assertThat(endpoint.syncState().failure())
                .hasValueSatisfying(failure -> assertThat(failure.status()).hasValue(503));

        SERVER.stubFor(post(urlPathEqualTo("/fn/register")).willReturn(okJson("{\"ok\":true}")));
        endpoint.handle(TestApp.request("PUT", "", "", Map.of()));
        assertThat(endpoint.syncState()).isEqualTo(succeeded);
    }

    @Test
    void namesTheServerThatCannotBeReached() {
        var answer = app().with("inngest.base-url", "http://127.0.0.1:1").send("PUT", "", "", Map.of());

        assertThat(answer.status()).isEqualTo(500);
        assertThat(TestApp.text(answer)).contains("INNGEST-00200", "http://127.0.0.1:1", "inngest.base-url");
    }

    @Test
    void fetchesTheStepsThatDoNotFitIntoTheCallRequest() {
        var run = "/v0/runs/01M806BRWD064NDKZS1DA4Y28Z";
        SERVER.stubFor(get(run + "/batch").willReturn(okJson("[{\"name\":\"demo/x\",\"data\":{}}]")));
        SERVER.stubFor(get(run + "/actions")
                .willReturn(okJson("{\"" + StepId.of("greet", 0).hash() + "\":{\"data\":\"fetched\"}}")));

        var answer = app().call(
                        "?fnId=app-hello&stepId=step",
                        new CallRequestBody().useApi().json());

        assertThat(TestApp.text(answer)).isEqualTo("\"fetched\"");
    }

    @Test
    void keepsTheEventOfTheCallRequestIfTheServerHasNoOther() {
        var run = "/v0/runs/01M806BRWD064NDKZS1DA4Y28Z";
        SERVER.stubFor(get(run + "/batch").willReturn(okJson("[]")));
        SERVER.stubFor(get(run + "/actions").willReturn(okJson("{}")));
        var named = FunctionDefinition.builder(
                        "named", Object.class, context -> context.event().name())
                .build();

        var answer = app().with(named)
                .call(
                        "?fnId=app-named&stepId=step",
                        new CallRequestBody()
                                .event("{\"name\":\"demo/kept\"}")
                                .useApi()
                                .json());

        assertThat(TestApp.text(answer)).isEqualTo("\"demo/kept\"");
    }

    @Test
    void runsNothingIfTheMissingStepsCannotBeFetched() {
        var run = "/v0/runs/01M806BRWD064NDKZS1DA4Y28Z";
        SERVER.stubFor(get(run + "/batch").willReturn(aResponse().withStatus(410)));

        var answer = app().call(
                        "?fnId=app-hello&stepId=step",
                        new CallRequestBody().useApi().json());

        assertThat(answer.status()).isEqualTo(500);
        assertThat(TestApp.text(answer)).contains("INNGEST-00313", "410", "01M806BRWD064NDKZS1DA4Y28Z");
    }

    @Test
    void registersOutOfBandIfInBandSyncsAreOff() {
        SERVER.stubFor(post(urlPathEqualTo("/fn/register")).willReturn(okJson("{\"ok\":true}")));

        var answer = app().with("inngest.allow-in-band-sync", "false")
                .send("PUT", "", "{\"url\":\"http://x/y\"}", Map.of("x-inngest-sync-kind", "in_band"));

        assertThat(answer.headers()).containsEntry("x-inngest-sync-kind", "out_of_band");
        SERVER.verify(postRequestedFor(urlPathEqualTo("/fn/register"))
                .withRequestBody(matchingJsonPath("$.capabilities", equalToJson("{\"trust_probe\":\"v1\"}"))));
    }

    @Test
    void sendsThePlatformAndItsBranchToTheServer() {
        SERVER.stubFor(post(urlPathEqualTo("/fn/register")).willReturn(okJson("{\"ok\":true}")));

        app().with("VERCEL", "1").with("VERCEL_GIT_COMMIT_REF", "feature-x").send("PUT", "", "", Map.of());

        SERVER.verify(postRequestedFor(urlPathEqualTo("/fn/register"))
                .withHeader("x-inngest-platform", equalTo("vercel"))
                .withHeader("x-inngest-env", equalTo("feature-x")));
    }
}
