package io.github.inngestcdi.internal.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.inngestcdi.FunctionDefinition;
import io.github.inngestcdi.Secret;
import io.github.inngestcdi.internal.engine.CallRequestBody;
import io.github.inngestcdi.internal.json.JsonPlatform;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The answers of the endpoint to valid, invalid, signed and unsigned requests. */
class ServeHandlerTest {
    private static final String KEY = "signkey-test-7468697320697320612074657374206b6579";
    private static final String OLD_KEY = "signkey-test-0123456789abcdef";
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final String CALL = "?fnId=app-hello&stepId=step";

    private static TestApp app() {
        return new TestApp()
                .at(NOW)
                .with(FunctionDefinition.builder("hello", Object.class, context -> "hi")
                        .build());
    }

    private static TestApp cloudApp() {
        return app().with("inngest.dev", "false")
                .with("inngest.signing-key", KEY)
                .with("inngest.signing-key-fallback", OLD_KEY)
                .with("inngest.event-key", "secret-event-key");
    }

    private static Map<String, String> signed(String key, Instant time, String body) {
        return Map.of(Signature.HEADER, signature(key, time, body));
    }

    private static String signature(String key, Instant time, String body) {
        return new Signature(List.of(), Clock.fixed(time, ZoneOffset.UTC))
                .sign(new Secret(key), body.getBytes(StandardCharsets.UTF_8));
    }

    private static JsonObject json(ServeResponse response) {
        return new JsonPlatform().object(TestApp.text(response));
    }

    @Test
    void describesTheAppInDevMode() {
        var answer = app().send("GET", "", "", Map.of());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(json(answer).getString("schema_version")).isEqualTo("2024-05-24");
        assertThat(json(answer).getString("mode")).isEqualTo("dev");
        assertThat(json(answer).getInt("function_count")).isEqualTo(1);
        assertThat(json(answer).get("authentication_succeeded")).isEqualTo(JsonValue.NULL);
        assertThat(json(answer)).doesNotContainKey("app_id");
    }

    @Test
    void describesMoreToASignedRequestButShowsNoKey() {
        var answer = cloudApp().send("GET", "", "", signed(KEY, NOW, ""));

        assertThat(json(answer).getString("app_id")).isEqualTo("app");
        assertThat(json(answer).getBoolean("authentication_succeeded")).isTrue();
        assertThat(json(answer).getJsonObject("extra").getBoolean("is_streaming"))
                .isFalse();
        assertThat(json(answer).getString("signing_key_hash")).startsWith("signkey-test-");
        assertThat(TestApp.text(answer))
                .doesNotContain("7468697320697320612074657374206b6579", "0123456789abcdef\"", "secret-event-key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "POST", "DELETE"})
    void describesNothingToAnUnsignedRequest(String method) {
        var answer = cloudApp().send(method, CALL, new CallRequestBody().json(), Map.of());

        assertThat(answer.status()).isEqualTo(401);
        assertThat(TestApp.text(answer)).isEqualTo("{\"message\":\"Unauthorized\"}");
        assertThat(answer.headers()).containsOnlyKeys("Content-Type");
    }

    @Test
    void doesNotReadTheBodyOfAnUnsignedRequest() {
        var body = new ByteArrayInputStream(new byte[100]);

        var answer = cloudApp()
                .endpoint()
                .handle(new ServeRequest(
                        "POST", URI.create("http://localhost/api/inngest" + CALL), header -> null, body));

        assertThat(answer.status()).isEqualTo(401);
        assertThat(body.available()).isEqualTo(100);
    }

    @Test
    void revealsNoLimitBeforeTheSignatureIsVerified() {
        var app = cloudApp().with("inngest.max-body-size", "10");

        var answer = app.send("POST", CALL, "more than ten bytes", signed("signkey-test-aaaa", NOW, ""));

        assertThat(answer.status()).isEqualTo(413);
        assertThat(TestApp.text(answer)).isEqualTo("{\"message\":\"Refused\"}");
        assertThat(answer.headers()).containsOnlyKeys("Content-Type");
    }

    @Test
    void signsTheAnswerWithTheKeyOfTheRequest() {
        var body = new CallRequestBody().json();
        for (var key : List.of(KEY, OLD_KEY)) {
            var answer = cloudApp().send("POST", CALL, body, signed(key, NOW, body));

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.headers()).containsEntry(Signature.HEADER, signature(key, NOW, TestApp.text(answer)));
        }
    }

    @Test
    void refusesASignatureOfAnotherKeyBodyOrTime() {
        var body = new CallRequestBody().json();
        var wrong = List.of(
                signed("signkey-test-aaaa", NOW, body),
                signed(KEY, NOW, body + " "),
                signed(KEY, NOW.minusSeconds(301), body),
                signed(KEY, NOW.plusSeconds(301), body));

        assertThat(wrong)
                .allSatisfy(headers -> assertThat(
                                cloudApp().send("POST", CALL, body, headers).status())
                        .isEqualTo(401));
    }

    @Test
    void acceptsASignatureThatIsAFewMinutesOld() {
        var body = new CallRequestBody().json();

        var answer = cloudApp().send("POST", CALL, body, signed(KEY, NOW.minusSeconds(299), body));

        assertThat(answer.status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "garbage",
                "t=&s=",
                "t=1&s=00",
                "t=99999999999999999999&s=3cb3f9fd6267aca076a3946afc13fa0609bdc067f15d72c389574feb7f5415f6",
                "t=1795303250&s=zzb3f9fd6267aca076a3946afc13fa0609bdc067f15d72c389574feb7f5415f6",
                "s=3cb3f9fd6267aca076a3946afc13fa0609bdc067f15d72c389574feb7f5415f6"
            })
    void refusesAMalformedSignature(String header) {
        var answer = cloudApp().send("POST", CALL, new CallRequestBody().json(), Map.of(Signature.HEADER, header));

        assertThat(answer.status()).isEqualTo(401);
    }

    @Test
    void ignoresSignaturesInDevMode() {
        var answer = app().send("POST", CALL, new CallRequestBody().json(), Map.of(Signature.HEADER, "garbage"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers()).doesNotContainKey(Signature.HEADER);
    }

    @Test
    void namesTheSdkAndTheRequestVersionInHeaders() {
        var answer = app().with("inngest.env", "feature-x").call(CALL, new CallRequestBody().json());

        assertThat(answer.headers())
                .containsEntry("Content-Type", "application/json")
                .containsEntry("x-inngest-sdk", "inngest-java:v0.1.0")
                .containsEntry("x-inngest-framework", "test")
                .containsEntry("x-inngest-req-version", "2")
                .containsEntry("x-inngest-env", "feature-x")
                .containsEntry("x-inngest-sdk-handled", "true")
                .doesNotContainKey("x-inngest-platform");
        assertThat(answer.headers().get("Server-Timing")).matches("action;dur=\\d+");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "{",
                "{\"ctx\":",
                "[]",
                "42",
                "{}",
                "{\"event\":{}}",
                "{\"event\":{\"name\":\"x\"},\"ctx\":{}}",
                "{\"event\":{\"name\":\"x\"},\"ctx\":{\"run_id\":\"01\"}} trailing",
                "{\"event\":{\"name\":\"x\"},\"ctx\":{\"run_id\":\"01\",\"attempt\":}}"
            })
    void refusesABodyThatIsNotACallRequest(String body) {
        var answer = app().call(CALL, body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(json(answer).getString("message")).contains("INNGEST-00302");
    }

    @Test
    void refusesADeeplyNestedBody() {
        var deep = "[".repeat(2000) + "]".repeat(2000);
        var bodies = List.of(
                deep,
                "{\"ctx\":" + deep + "}",
                new CallRequestBody()
                        .event("{\"name\":\"x\",\"data\":" + deep + "}")
                        .json(),
                new CallRequestBody()
                        .event("{\"name\":\"x\",\"data\":{\"a\":" + deep + "}}")
                        .json());

        assertThat(bodies).allSatisfy(body -> {
            var answer = app().call(CALL, body);
            assertThat(answer.status()).isEqualTo(400);
        });
    }

    @Test
    void namesTheKnownFunctionsWhenOneIsUnknown() {
        var answer = app().call("?fnId=app-nothing&stepId=step", new CallRequestBody().json());

        assertThat(answer.status()).isEqualTo(500);
        assertThat(json(answer).getString("message")).contains("INNGEST-00304", "app-nothing", "app-hello");
    }

    @Test
    void namesAMissingParameter() {
        assertThat(json(app().call("?stepId=step", "{}")).getString("message")).contains("INNGEST-00303", "fnId");
        assertThat(json(app().call("?fnId=app-hello", "{}")).getString("message"))
                .contains("stepId");
        assertThat(app().call("", "{}").status()).isEqualTo(400);
    }

    @Test
    void refusesABodyLargerThanTheLimit() {
        var body = new CallRequestBody().json();
        var limit = Integer.toString(body.length());

        var fits = app().with("inngest.max-body-size", limit).call(CALL, body);
        var tooLarge = app().with("inngest.max-body-size", limit).call(CALL, body + " ");

        assertThat(fits.status()).isEqualTo(200);
        assertThat(tooLarge.status()).isEqualTo(413);
        assertThat(json(tooLarge).getString("message")).contains("INNGEST-00301", limit, "inngest.max-body-size");
    }

    @Test
    void answersOnlyTheTrustProbe() {
        var body = "";

        var trusted = cloudApp().send("POST", "?probe=trust", body, signed(KEY, NOW, body));
        var unsigned = cloudApp().send("POST", "?probe=trust", body, Map.of());
        var unknown = app().send("POST", "?probe=love", body, Map.of());

        assertThat(trusted.status()).isEqualTo(200);
        assertThat(trusted.headers()).containsKey(Signature.HEADER);
        assertThat(unsigned.status()).isEqualTo(401);
        assertThat(unknown.status()).isEqualTo(400);
    }

    @Test
    void refusesOtherMethods() {
        var answer = app().send("DELETE", "", "", Map.of());

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.headers()).containsEntry("Allow", "GET, PUT, POST");
    }

    @Test
    void bindsTheEventDataAndIgnoresMembersOfTheServer() {
        var app = new TestApp()
                .with(FunctionDefinition.<Person, Object>builder(
                                "greet",
                                Person.class,
                                context -> context.data().name()
                                        + context.event().id().orElse("?"))
                        .build());
        var body = new CallRequestBody().event("""
                {"name":"inngest/function.invoked","id":"01ID","data":{"name":"Ada","_inngest":{"fn_id":"x"}},"user":{}}""");

        var answer = app.call("?fnId=app-greet&stepId=step", body.json());

        assertThat(TestApp.text(answer)).isEqualTo("\"Ada01ID\"");
    }

    public record Person(String name, int age) {}

    @Test
    void failsTheRunAtOnceWhenTheEventsDataDoesNotFit() {
        var app = new TestApp()
                .with(FunctionDefinition.<Person, Object>builder(
                                "greet", Person.class, context -> context.data().name())
                        .build());
        var body = new CallRequestBody().event("{\"name\":\"user/seen\",\"data\":{\"age\":\"old\"}}");

        var answer = app.call("?fnId=app-greet&stepId=step", body.json());

        assertThat(answer.status()).isEqualTo(400);
        assertThat(json(answer).getString("message")).contains("INNGEST-00004", "user/seen", "Person");
    }

    @Test
    void callsTheFailureHandlerAfterAnEventWhoseDataDoesNotFit() {
        var errors = new ArrayList<String>();
        var app = new TestApp()
                .with(FunctionDefinition.<Person, Object>builder(
                                "greet", Person.class, context -> context.data().name())
                        .onFailure(failure -> errors.add(failure.error().name()))
                        .build());
        var body = new CallRequestBody().event("""
                {"name":"inngest/function.failed","data":{"function_id":"app-greet","run_id":"01M806BRWD064NDKZS1DA4Y28Z",\
                "error":{"name":"NonRetriableException","message":"INNGEST-00004"},\
                "event":{"name":"user/seen","data":{"age":"old"}}}}""");

        var answer = app.call("?fnId=app-greet-failure&stepId=step", body.json());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(errors).containsExactly("NonRetriableException");
    }

    @Test
    void passesTheCancelledRunToTheCancelHandler() {
        var app = new TestApp()
                .with(FunctionDefinition.<Person, Object>builder("greet", Person.class, context -> "")
                        .onCancel(cancelled -> cancelled
                                .step()
                                .run(
                                        "undo",
                                        String.class,
                                        () -> cancelled.cancelledFunctionId() + " " + cancelled.cancelledRunId() + " "
                                                + cancelled.runId() + " "
                                                + cancelled.data().name()))
                        .build());
        var body = new CallRequestBody().event("""
                {"name":"inngest/function.cancelled","id":"01CANCELLED","data":{"function_id":"app-greet",\
                "run_id":"01CANCELLED","_inngest":{"status":"Cancelled"},"events":[{"name":"user/seen","data":{"name":"Ada"}}],\
                "event":{"name":"user/seen","data":{"name":"Ada"},"user":{},"id":"","ts":0}}}""");

        var answer = app.call("?fnId=app-greet-cancel&stepId=step", body.json());

        assertThat(TestApp.text(answer)).contains("\"app-greet 01CANCELLED 01M806BRWD064NDKZS1DA4Y28Z Ada\"");
    }

    @Test
    void readsTheEventOfACancelledRunOnRequestOnly() {
        var app = new TestApp()
                .with(FunctionDefinition.<Person, Object>builder("greet", Person.class, context -> "")
                        .onCancel(cancelled -> {})
                        .build());
        var body = new CallRequestBody().event("""
                {"name":"inngest/function.cancelled","data":{"function_id":"app-greet","run_id":"01CANCELLED",\
                "event":{"name":"user/seen","data":{"age":"old"}}}}""");

        assertThat(app.call("?fnId=app-greet-cancel&stepId=step", body.json()).status())
                .isEqualTo(200);
    }

    @Test
    void givesACronRunNoData() {
        var app = new TestApp()
                .with(FunctionDefinition.<Person, Object>builder(
                                "clean", Person.class, context -> context.data() == null)
                        .build());
        var body = new CallRequestBody().event("""
                {"name":"inngest/scheduled.timer","data":{"cron":"* * * * *"}}""");

        assertThat(TestApp.text(app.call("?fnId=app-clean&stepId=step", body.json())))
                .isEqualTo("true");
    }

    @Test
    void readsMemoizedValuesOfEveryKind() {
        var app = new TestApp()
                .with(FunctionDefinition.<Object, Object>builder("echo", Object.class, context -> {
                            Map<String, Object> all = new HashMap<>();
                            for (var id : List.of("object", "text", "number", "list", "truth", "nothing")) {
                                all.put(id, context.step().run(id, Object.class, () -> "ran"));
                            }
                            return all;
                        })
                        .build());
        var body = new CallRequestBody()
                .memoized("object", "{\"data\" : { \"a\" : [ { } , \"}\\\"]{\" ] } }")
                .memoized("text", "{\"data\":\"ü€𝄞\\u0041 \\\\ \\\" {[\"}")
                .memoized("number", "{\"data\": -1.5e2 }")
                .memoized("list", "{\"data\":\n[1,\t2 ,3]}")
                .memoized("truth", "{\"data\":true}")
                .memoized("nothing", "null");

        var answer = app.call("?fnId=app-echo&stepId=step", body.json());

        var all = json(answer);
        assertThat(all.getJsonObject("object").toString()).isEqualTo("{\"a\":[{},\"}\\\"]{\"]}");
        assertThat(all.getString("text")).isEqualTo("ü€𝄞A \\ \" {[");
        assertThat(all.getJsonNumber("number").intValue()).isEqualTo(-150);
        assertThat(all.getJsonArray("list")).hasSize(3);
        assertThat(all.getBoolean("truth")).isTrue();
        assertThat(all.get("nothing")).isEqualTo(JsonValue.NULL);
    }
}
