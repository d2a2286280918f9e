package io.github.inngestcdi.internal.serve;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.inngestcdi.internal.json.JsonPlatform;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

/** With checkpoints, the recorded requests of a real server get the answers that a real SDK gave. */
class RecordedCheckpointsTest {
    private static final JsonPlatform JSON = new JsonPlatform();
    private static final JsonObject RECORDING =
            Recording.read("checkpoint.json").asJsonObject();

    /** The members of a step that the server reads; inngest-js sends others of its own. */
    private static final Set<String> STEP = Set.of("id", "op", "name", "displayName", "userland", "opts", "data");

    @RegisterExtension
    static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(WireMockConfiguration.wireMockConfig().dynamicPort().bindAddress("127.0.0.1"))
            .build();

    @TestFactory
    Stream<DynamicTest> answersCallRequestsAndSendsCheckpointsAsRecorded() {
        var exchanges = RECORDING.getJsonArray("server_to_sdk").getValuesAs(JsonObject.class);
        return IntStream.range(0, exchanges.size())
                .filter(i -> exchanges
                        .get(i)
                        .getJsonObject("request")
                        .getString("method")
                        .equals("POST"))
                .mapToObj(i -> DynamicTest.dynamicTest(
                        (i + 1) + " "
                                + exchanges.get(i).getJsonObject("request").getString("url"),
                        () -> check(exchanges.get(i))));
    }

    private static void check(JsonObject exchange) {
        SERVER.resetAll();
        SERVER.stubFor(post(anyUrl()).willReturn(okJson("")));
        var request = exchange.getJsonObject("request");
        var expected = exchange.getJsonObject("response");
        var app = new TestApp()
                .with("inngest.app-id", Capture.APP_ID)
                .with("inngest.base-url", SERVER.baseUrl())
                .with("inngest.checkpointing", "true")
                .with(Capture.functions())
                .at(Instant.parse("2026-11-21T23:16:48Z"));

        var answer = app.endpoint().handle(Recording.request(request));

        assertThat(answer.status()).isEqualTo(expected.getInt("status"));
        assertThat(RecordedTrafficTest.comparable(TestApp.text(answer)))
                .isEqualTo(RecordedTrafficTest.withJavaNames(Recording.comparable(atOurTime(expected.get("body")))));
        assertThat(RecordedTrafficTest.protocolHeaders(answer.headers()))
                .isEqualTo(RecordedTrafficTest.protocolHeaders(expected.getJsonObject("headers")));
        var context = request.getJsonObject("body").getJsonObject("ctx");
        assertThat(sent()).isEqualTo(recorded(context.getString("request_id")));
    }

    private static JsonValue atOurTime(JsonValue body) {
        return JSON.value(body.toString().replace("2026-11-21T23:21:25.341Z", Capture.UNTIL));
    }

    private static List<JsonObject> sent() {
        return SERVER.findAll(postRequestedFor(anyUrl())).stream()
                .map(RecordedCheckpointsTest::sent)
                .toList();
    }

    private static JsonObject sent(LoggedRequest request) {
        return checkpoint(request.getUrl(), JSON.object(request.getBodyAsString()));
    }

    private static List<JsonObject> recorded(String requestId) {
        return RECORDING.getJsonArray("sdk_to_server").getValuesAs(JsonObject.class).stream()
                .map(exchange -> exchange.getJsonObject("request"))
                .filter(request -> request.getJsonObject("body")
                        .getString("request_id", "")
                        .equals(requestId))
                .map(request -> checkpoint(request.getString("url"), request.getJsonObject("body")))
                .toList();
    }

    private static JsonObject checkpoint(String url, JsonObject body) {
        var kept = JSON.newObject().add("url", url);
        for (var key : List.of("run_id", "fn_id", "qi_id", "request_id", "generation_id")) {
            kept.add(key, body.get(key));
        }
        var step = JSON.newObject();
        body.getJsonArray("steps").getJsonObject(0).forEach((key, value) -> {
            if (STEP.contains(key)) {
                step.add(key, value);
            }
        });
        assertThat(body.getJsonArray("steps")).hasSize(1);
        assertThat(body.getJsonNumber("ts").longValue()).isPositive();
        assertThat(body.getJsonNumber("request_started_at").longValue()).isPositive();
        return kept.add("step", (JsonValue) step.build()).build();
    }
}
