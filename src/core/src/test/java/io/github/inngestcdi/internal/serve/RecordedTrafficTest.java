package io.github.inngestcdi.internal.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.inngestcdi.internal.engine.FunctionRegistry;
import io.github.inngestcdi.internal.json.JsonPlatform;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The recorded requests of a real server get the answers that a real SDK gave. */
class RecordedTrafficTest {
    private static final JsonPlatform JSON = new JsonPlatform();

    /** Other tests cover these: a sync and an introspection are not call requests. */
    private static final Set<String> NO_CALLS = Set.of("endpoint");

    /** Names that differ between the SDKs: Java names an exception by its class. */
    private static final Map<String, String> ERROR_NAMES = Map.of(
            "RetryAfterError", "io.github.inngestcdi.RetryAfterException",
            "NonRetriableError", "io.github.inngestcdi.NonRetriableException",
            "TypeError", "java.lang.ClassCastException");

    @TestFactory
    Stream<DynamicTest> answersCallRequestsAsRecorded() {
        var recording = Recording.read("serve-dev.json").asJsonObject();
        return recording.entrySet().stream()
                .filter(function -> !NO_CALLS.contains(function.getKey()))
                .flatMap(function ->
                        exchanges(function.getKey(), function.getValue().asJsonArray()));
    }

    private static Stream<DynamicTest> exchanges(String function, JsonArray exchanges) {
        return IntStream.range(0, exchanges.size())
                .mapToObj(i -> DynamicTest.dynamicTest(
                        function + ", call request " + (i + 1), () -> check(exchanges.getJsonObject(i))));
    }

    private static void check(JsonObject exchange) {
        var app = new TestApp()
                .with("inngest.app-id", Capture.APP_ID)
                .with(Capture.functions())
                .at(Instant.parse("2026-11-21T23:16:48Z"));
        var expected = exchange.getJsonObject("response");

        var answer = app.endpoint().handle(Recording.request(exchange.getJsonObject("request")));

        assertThat(answer.status()).isEqualTo(expected.getInt("status"));
        assertThat(comparable(TestApp.text(answer)))
                .isEqualTo(withJavaNames(Recording.comparable(expected.get("body"))));
        assertThat(protocolHeaders(answer.headers())).isEqualTo(protocolHeaders(expected.getJsonObject("headers")));
    }

    static JsonValue comparable(String body) {
        return Recording.comparable(JSON.value(body));
    }

    /** Replaces names in reports of the SDK only: its input keeps the names of the other SDK. */
    static JsonValue withJavaNames(JsonValue recorded) {
        var text = recorded.toString();
        if (text.contains("\"caught\"") || text.contains("\"err\"")) {
            return recorded;
        }
        if (text.contains("\"saw\"")) {
            return JsonValue.NULL;
        }
        for (var name : ERROR_NAMES.entrySet()) {
            text = text.replace("\"name\":\"" + name.getKey() + "\"", "\"name\":\"" + name.getValue() + "\"");
        }
        var renamed = JSON.value(text);
        return withoutDataOfFailures(renamed);
    }

    /** inngest-js repeats the error of a failed step as its data; no server reads it. */
    private static JsonValue withoutDataOfFailures(JsonValue body) {
        if (body instanceof JsonArray operations
                && operations.getJsonObject(0).getString("op").equals("StepFailed")) {
            return JSON.newArray()
                    .add(copy(operations.getJsonObject(0)).remove("data"))
                    .build();
        }
        return body;
    }

    private static JsonObjectBuilder copy(JsonObject object) {
        var copy = JSON.newObject();
        object.forEach(copy::add);
        return copy;
    }

    static Map<String, String> protocolHeaders(Map<String, ?> headers) {
        Map<String, String> kept = new TreeMap<>();
        for (var name : List.of("x-inngest-no-retry", "retry-after", "x-inngest-req-version")) {
            Object value = headers.get(name);
            if (value != null) {
                kept.put(name, value instanceof JsonValue json ? Recording.text(json) : value.toString());
            }
        }
        return kept;
    }

    @Test
    void sendsTheEventsOfARecordedSendEventStep() {
        var exchanges = Recording.read("serve-dev.json").asJsonObject().getJsonArray("sender");
        var app = new TestApp().with("inngest.app-id", Capture.APP_ID).with(Capture.functions());

        app.endpoint().handle(Recording.request(exchanges.getJsonObject(0).getJsonObject("request")));

        assertThat(app.sent).hasSize(2);
    }

    @TestFactory
    Stream<DynamicTest> answersSignedRequestsSigned() {
        var recording = Recording.read("serve-signed.json").asJsonObject();
        return recording.getJsonArray("exchanges").getValuesAs(JsonObject.class).stream()
                .filter(exchange ->
                        exchange.getJsonObject("request").getString("method").equals("POST"))
                .map(exchange -> DynamicTest.dynamicTest(
                        exchange.getJsonObject("request").getString("url"), () -> checkSigned(recording, exchange)));
    }

    private static void checkSigned(JsonObject recording, JsonObject exchange) {
        var request = exchange.getJsonObject("request");
        var signature = request.getJsonObject("headers").getString("x-inngest-signature");
        var time = Instant.ofEpochSecond(Long.parseLong(signature.substring(2, signature.indexOf('&'))));
        var app = new TestApp()
                .with("inngest.app-id", Capture.APP_ID)
                .with("inngest.dev", "false")
                .with("inngest.signing-key", recording.getString("signing_key"))
                .with(Capture.functions())
                .at(time);
        var expected = exchange.getJsonObject("response");

        var answer = app.endpoint().handle(Recording.request(request));

        assertThat(answer.status()).isEqualTo(expected.getInt("status"));
        assertThat(comparable(TestApp.text(answer))).isEqualTo(Recording.comparable(expected.get("body")));
        assertThat(verifies(app, answer.headers().get("x-inngest-signature"), answer.body()))
                .isTrue();
        assertThat(verifies(
                        app,
                        expected.getJsonObject("headers").getString("x-inngest-signature"),
                        expected.get("body").toString().getBytes(StandardCharsets.UTF_8)))
                .as("the recorded signature of the recorded answer")
                .isTrue();
    }

    private static boolean verifies(TestApp app, String header, byte[] body) {
        var time = Instant.ofEpochSecond(Long.parseLong(header.substring(2, header.indexOf('&'))));
        return new Signature(List.of(app.settings().signingKey().orElseThrow()), Clock.fixed(time, ZoneOffset.UTC))
                .verify(header, body)
                .isPresent();
    }

    @Test
    void registersAsRecorded() {
        var recorded = Recording.read("sdk-to-server.json")
                .asJsonArray()
                .getJsonObject(0)
                .getJsonObject("request")
                .getJsonObject("body");
        var app = new TestApp().with("inngest.app-id", Capture.APP_ID).with(Capture.functions());
        var registration = new Registration(
                app.settings(), FunctionRegistry.of(Capture.APP_ID, Capture.functions()), JSON, "express");

        var body = registration.body(URI.create("http://localhost:3000/api/inngest"));

        var ours = byId(body);
        var theirs = byId(recorded);
        theirs.keySet().retainAll(ours.keySet());
        assertThat(ours)
                .containsKeys("capture-everything", "capture-everything2", "capture-everything3", "capture-batchy")
                .hasSizeGreaterThan(16)
                .isEqualTo(theirs);
        assertThat(body.getString("deployType")).isEqualTo(recorded.getString("deployType"));
        assertThat(body.getString("appName")).isEqualTo(recorded.getString("appName"));
        assertThat(body.getString("v")).isEqualTo(recorded.getString("v"));
        assertThat(body.getString("url")).isEqualTo(recorded.getString("url"));
    }

    private static Map<String, JsonObject> byId(JsonObject registration) {
        Map<String, JsonObject> byId = new TreeMap<>();
        registration
                .getJsonArray("functions")
                .getValuesAs(JsonObject.class)
                .forEach(function -> byId.put(function.getString("id"), function));
        return byId;
    }
}
