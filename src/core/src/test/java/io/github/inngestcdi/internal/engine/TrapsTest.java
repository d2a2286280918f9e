package io.github.inngestcdi.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.inngestcdi.DurableFunction;
import io.github.inngestcdi.EventWait;
import io.github.inngestcdi.FunctionContext;
import io.github.inngestcdi.FunctionDefinition;
import io.github.inngestcdi.FunctionOptions;
import io.github.inngestcdi.HttpCall;
import io.github.inngestcdi.Invocation;
import io.github.inngestcdi.NonRetriableException;
import io.github.inngestcdi.RetryAfterException;
import io.github.inngestcdi.StepException;
import io.github.inngestcdi.Trigger;
import io.github.inngestcdi.internal.config.SettingsReader;
import io.github.inngestcdi.internal.definition.FunctionProblems;
import io.github.inngestcdi.internal.json.JsonPlatform;
import io.github.inngestcdi.internal.serve.CloudApp;
import io.github.inngestcdi.internal.serve.ServeResponse;
import io.github.inngestcdi.internal.serve.TestApp;
import io.github.inngestcdi.internal.wire.Opcode;
import io.github.inngestcdi.internal.wire.StepId;
import jakarta.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Mistakes that SDKs for Inngest easily make, and have made: one short test for each, even if another test covers it. */
class TrapsTest {
    private static final JsonPlatform JSON = new JsonPlatform();
    private static final String CALL = "?fnId=app-f&stepId=step";

    /** The opcodes that the server decodes; it refuses an answer with any other. */
    private static final Set<String> KNOWN_TO_THE_SERVER = Set.of(
            "None",
            "Step",
            "StepRun",
            "StepError",
            "StepPlanned",
            "Sleep",
            "WaitForEvent",
            "InvokeFunction",
            "AIGateway",
            "Gateway",
            "WaitForSignal",
            "RunComplete",
            "StepFailed",
            "SyncRunComplete",
            "DiscoveryRequest",
            "DeferAdd",
            "DeferAbort");

    private static SettingsReader.Reading read(Map<String, String> settings) {
        return SettingsReader.read(key -> Optional.ofNullable(settings.get(key)), settings.keySet());
    }

    private static CallRequestBody aCall() {
        return new CallRequestBody();
    }

    private static String hash(String id) {
        return StepId.of(id, 0).hash();
    }

    private static TestApp app(DurableFunction<Object, Object> body) {
        return new TestApp()
                .with(FunctionDefinition.builder("f", Object.class, body).build());
    }

    private static ServeResponse run(CallRequestBody call, DurableFunction<Object, Object> body) {
        return app(body).call(CALL, call.json());
    }

    private static List<JsonObject> operations(ServeResponse answer) {
        assertThat(answer.status()).as(TestApp.text(answer)).isEqualTo(206);
        return JSON.value(TestApp.text(answer)).asJsonArray().getValuesAs(JsonObject.class);
    }

    private static JsonObject registered(TestApp app) {
        var inBand = Map.of("x-inngest-sync-kind", "in_band");
        return CloudApp.json(app.send("PUT", "", "{\"url\":\"https://shop.example.org/api/inngest\"}", inBand));
    }

    private static FunctionDefinition.Builder<Object, Object> function() {
        return FunctionDefinition.<Object, Object>builder("f", Object.class, context -> null)
                .trigger(Trigger.event("demo/x"));
    }

    private static JsonObject registered(FunctionDefinition<?, ?> function) {
        return registered(new TestApp().with(function))
                .getJsonArray("functions")
                .getJsonObject(0);
    }

    @Nested
    class Trap1 {
        @Test
        void anAppIsInCloudModeByDefault() {
            var reading = read(Map.of("inngest.app-id", "shop", "inngest.signing-key", "abcd"));

            assertThat(reading.settings().orElseThrow().dev()).isFalse();
        }

        @Test
        void anAppInCloudModeRequiresASigningKey() {
            assertThat(read(Map.of("inngest.app-id", "shop")).settings()).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"0", "false"})
        void devModeCanBeSwitchedOff(String off) {
            var reading = read(Map.of("inngest.app-id", "shop", "inngest.signing-key", "abcd", "inngest.dev", off));

            assertThat(reading.settings().orElseThrow().dev()).isFalse();
        }

        @Test
        void anUnsignedCallRequestRunsNothing() {
            var runs = new AtomicInteger();
            var app = new CloudApp()
                    .with(FunctionDefinition.builder("f", Object.class, context -> runs.incrementAndGet())
                            .build());

            assertThat(app.unsigned("POST", CALL, aCall().json(), Map.of()).status())
                    .isEqualTo(401);
            assertThat(runs).hasValue(0);
        }
    }

    @Nested
    class Trap2 {
        private static final String CANONICAL =
                "{\"ctx\":{\"attempt\":0,\"run_id\":\"01R\"},\"event\":{\"data\":{\"n\":0.1},\"name\":\"x\"}}";
        private static final String HELLO = "?fnId=app-hello&stepId=step";

        private static ServeResponse send(String body, String signature) {
            return new CloudApp().unsigned("POST", HELLO, body, Map.of(CloudApp.SIGNATURE, signature));
        }

        @Test
        void aBodyRewrittenByAProxyIsVerifiedInCanonicalForm() {
            var rewritten = """
                    { "event": {"name": "\\u0078", "data": {"n": 1.0e-1}},
                      "ctx": {"run_id": "01R", "attempt": 0.0} }""";

            var answer = send(rewritten, CloudApp.signature(CloudApp.KEY, CloudApp.NOW, CANONICAL));

            assertThat(answer.status()).isEqualTo(200);
        }

        @Test
        void aBodyWithAnotherContentIsRefused() {
            var other = CANONICAL.replace("0.1", "0.2");

            var answer = send(other, CloudApp.signature(CloudApp.KEY, CloudApp.NOW, CANONICAL));

            assertThat(answer.status()).isEqualTo(401);
        }

        @Test
        void aBodyIsVerifiedByItsOwnBytesInAnyForm() {
            var spaced = CANONICAL.replace(":", " : ");

            assertThat(send(spaced, CloudApp.signature(CloudApp.KEY, CloudApp.NOW, spaced))
                            .status())
                    .isEqualTo(200);
        }

        @ParameterizedTest
        @ValueSource(ints = {-301, 301})
        void aSignatureIsNeitherOlderNorNewerThanFiveMinutes(int seconds) {
            var signature = CloudApp.signature(CloudApp.KEY, CloudApp.NOW.plusSeconds(seconds), CANONICAL);

            assertThat(send(CANONICAL, signature).status()).isEqualTo(401);
        }

        @Test
        void theFallbackKeyIsAcceptedAndSignsTheAnswer() {
            var answer = send(CANONICAL, CloudApp.signature(CloudApp.OLD_KEY, CloudApp.NOW, CANONICAL));

            assertThat(answer.headers())
                    .containsEntry(
                            CloudApp.SIGNATURE,
                            CloudApp.signature(CloudApp.OLD_KEY, CloudApp.NOW, TestApp.text(answer)));
        }
    }

    @Nested
    class Trap3 {
        @Test
        void theServerKnowsEveryOpcode() {
            assertThat(Stream.of(Opcode.values()).map(Opcode::wireName)).isSubsetOf(KNOWN_TO_THE_SERVER);
        }

        @Test
        void aRemovedStepIsReportedAsAnErrorWithoutAnOpcode() {
            var answer = app(context -> "done").call("?fnId=app-f&stepId=" + hash("gone"), aCall().json());

            assertThat(answer.status()).isEqualTo(500);
            assertThat(answer.headers()).containsEntry("x-inngest-no-retry", "false");
        }

        @Test
        void anInvocationWithoutDataHasAPayload() {
            var answer = run(aCall(), context -> context.step().invoke("i", Invocation.of("g", null, Object.class)));

            assertThat(operations(answer).get(0).getJsonObject("opts").getJsonObject("payload"))
                    .containsKey("data");
        }

        @Test
        void theBodyOfAFetchIsAString() {
            var call = HttpCall.post(URI.create("https://example.org"), "{\"a\":1}");

            var answer = run(aCall(), context -> context.step().fetch("call", call));

            assertThat(operations(answer).get(0).getJsonObject("opts").getString("body"))
                    .isEqualTo("{\"a\":1}");
        }

        @Test
        void aFailedStepHasAnError() {
            var answer = run(
                    aCall(),
                    context -> context.step().run("a", () -> {
                        throw new IllegalStateException();
                    }));

            assertThat(operations(answer).get(0).getJsonObject("error")).containsKeys("name", "message");
        }
    }

    @Nested
    class Trap4 {
        @Test
        void aRegistrationHasTheNumberOfRetriesOnlyIfItIsSet() {
            var set = registered(function().retries(3).build());
            var unset = registered(function().build());

            assertThat(set.getJsonObject("steps").getJsonObject("step").getJsonObject("retries"))
                    .hasToString("{\"attempts\":3}");
            assertThat(unset.getJsonObject("steps").getJsonObject("step")).doesNotContainKey("retries");
        }
    }

    @Nested
    class Trap5 {
        @Test
        void aRegistrationHasNamesAndUrlsAndNoNull() {
            var function = registered(function().build());

            var runtime = function.getJsonObject("steps").getJsonObject("step").getJsonObject("runtime");
            assertThat(function.getString("name")).isEqualTo("f");
            assertThat(runtime.getString("url"))
                    .isEqualTo("https://shop.example.org/api/inngest?fnId=app-f&stepId=step");
            assertThat(function.toString()).doesNotContain("null");
        }
    }

    @Nested
    class Trap6 {
        private final List<String> ran = new ArrayList<>();

        private Object parallel(FunctionContext<Object> context) throws Exception {
            var parallel = context.step().parallel();
            var first = parallel.fork(() -> context.step().run("same", () -> ran.add("first")));
            var second = parallel.fork(() -> context.step().run("same", () -> ran.add("second")));
            parallel.join();
            return first.get() && second.get();
        }

        @Test
        void parallelStepsAreNumberedInCodeOrderAndPlannedFirst() {
            var answer = run(aCall(), this::parallel);

            assertThat(operations(answer))
                    .extracting(operation -> operation.getString("op") + operation.getString("id"))
                    .containsExactly(
                            "StepPlanned" + hash("same"),
                            "StepPlanned" + StepId.of("same", 1).hash());
            assertThat(answer.headers()).containsEntry("x-inngest-req-version", "2");
            assertThat(ran).isEmpty();
        }

        @Test
        void onlyTheRequestedStepRuns() {
            var second = StepId.of("same", 1).hash();

            app(this::parallel)
                    .call("?fnId=app-f&stepId=" + second, aCall().planOnly().json());

            assertThat(ran).containsExactly("second");
        }

        @Test
        void aSingleStepIsPlannedIfTheServerDisablesImmediateExecution() {
            var answer = run(aCall().planOnly(), context -> context.step().run("a", () -> ran.add("a")));

            assertThat(operations(answer).get(0).getString("op")).isEqualTo("StepPlanned");
            assertThat(ran).isEmpty();
        }
    }

    @Nested
    class Trap7 {
        @Test
        void stepsMissingFromTheCallRequestDoNotRunAgain() {
            var runs = new AtomicInteger();

            var answer = app(context -> context.step().run("a", runs::incrementAndGet))
                    .with("inngest.base-url", "http://127.0.0.1:1")
                    .call(CALL, aCall().useApi().json());

            assertThat(answer.status()).isEqualTo(500);
            assertThat(TestApp.text(answer)).contains("INNGEST-00200");
            assertThat(runs).hasValue(0);
        }
    }

    public record Person(String name) {}

    @Nested
    class Trap8 {
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "{'data':{'name':'Ada'}} | Ada",
                    "{'name':'Ada'}          | Ada",
                    "{'name':'Ada','data':1} | Ada",
                    "null                    | none",
                    "{'data':null}           | none"
                })
        void aMemoIsReadInEveryForm(String memo, String name) {
            var call = aCall().memoized("a", memo.strip().replace('\'', '"'));

            var answer = run(call, context -> {
                var person = context.step().run("a", () -> new Person("ran again"));
                return person == null ? "none" : person.name();
            });

            assertThat(TestApp.text(answer)).isEqualTo("\"" + name + "\"");
        }

        @Test
        void aMemoWithNewInputIsAStepThatHasNotRun() {
            var answer = run(
                    aCall().memoized("a", "{\"input\":[1]}"),
                    context -> context.step().run("a", () -> "ran"));

            assertThat(operations(answer).get(0).getString("data")).isEqualTo("ran");
        }

        @Test
        void aMemoizedErrorIsThrown() {
            var call = aCall().memoized("a", "{\"error\":{\"name\":\"Busy\",\"message\":\"busy\"}}");

            var answer = run(call, context -> {
                try {
                    return context.step().run("a", () -> "ran");
                } catch (StepException e) {
                    return e.getMessage();
                }
            });

            assertThat(TestApp.text(answer)).isEqualTo("\"busy\"");
        }

        @Test
        void noClassNameIsSent() {
            var answer = run(aCall(), context -> context.step().run("a", () -> new Person("Ada")));

            assertThat(operations(answer).get(0).get("data")).hasToString("{\"name\":\"Ada\"}");
        }
    }

    @Nested
    class Trap9 {
        @Test
        void theInterruptPassesThroughACatchOfException() {
            var answer = run(aCall(), context -> {
                try {
                    return context.step().run("a", () -> "A");
                } catch (Exception e) {
                    return "caught";
                }
            });

            assertThat(operations(answer).get(0).getString("op")).isEqualTo("StepRun");
        }

        @Test
        void aBodyThatSwallowsTheInterruptFails() {
            var answer = run(aCall(), context -> {
                try {
                    return context.step().run("a", () -> "A");
                } catch (Throwable t) {
                    return "caught";
                }
            });

            assertThat(CloudApp.json(answer).getString("message")).contains("INNGEST-00006");
        }

        @Test
        void anErrorThatIsNotAnExceptionIsReported() {
            var answer = run(aCall(), context -> {
                throw new AssertionError("not so");
            });

            assertThat(answer.status()).isEqualTo(500);
            assertThat(CloudApp.json(answer).getString("name")).isEqualTo("java.lang.AssertionError");
        }
    }

    @Nested
    class Trap10 {
        @Test
        void aNonRetriableExceptionInAStepFailsTheStepAndNotTheFunction() {
            var answer = run(
                    aCall(),
                    context -> context.step().run("a", () -> {
                        throw new NonRetriableException("never");
                    }));

            assertThat(operations(answer).get(0).getString("op")).isEqualTo("StepFailed");
            assertThat(answer.headers()).containsEntry("x-inngest-no-retry", "true");
        }

        @Test
        void aRetryAfterInAStepDelaysThatStep() {
            var answer = run(
                    aCall(),
                    context -> context.step().run("a", () -> {
                        throw new RetryAfterException("later", Duration.ofSeconds(30));
                    }));

            assertThat(operations(answer).get(0).getString("op")).isEqualTo("StepError");
            assertThat(answer.headers())
                    .containsEntry("retry-after", "30")
                    .containsEntry("x-inngest-no-retry", "false");
        }

        @Test
        void anUncaughtFailedStepFailsTheRunWithoutARetry() {
            var call = aCall().memoized("a", "{\"error\":{\"name\":\"Busy\",\"message\":\"busy\"}}");

            var answer = run(call, context -> context.step().run("a", () -> "ran"));

            assertThat(answer.headers()).containsEntry("x-inngest-no-retry", "true");
        }
    }

    @Nested
    class Trap11 {
        @Test
        @Disabled("Connect is not built yet")
        void aWorkerRepliesWithTheStatusesThatConnectKnows() {}
    }

    @Nested
    class Trap12 {
        @ParameterizedTest
        @CsvSource({"PT1S, 1s", "PT0.001S, 1s", "PT90.5S, 1m31s", "P8D, 1w1d", "PT25H, 1d1h"})
        void aDurationIsSentInUnitsFromSecondsToWeeks(Duration duration, String wire) {
            var answer = run(aCall(), context -> {
                context.step().sleep("nap", duration);
                return null;
            });

            assertThat(operations(answer).get(0).getString("name")).isEqualTo(wire);
        }

        @Test
        void theTimeoutOfABatchHasNoDays() {
            var batch = FunctionOptions.Batch.of(10, Duration.ofDays(9));
            var options = FunctionOptions.builder().batch(batch).build();

            var function = registered(function().options(options).build());

            assertThat(function.getJsonObject("batchEvents").getString("timeout"))
                    .isEqualTo("216h");
        }
    }

    @Nested
    class Trap13 {
        @Test
        void anInvalidDefinitionIsRefusedBeforeASync() {
            var options = FunctionOptions.builder()
                    .batch(FunctionOptions.Batch.of(10, Duration.ofSeconds(1)))
                    .debounce(FunctionOptions.Debounce.of(Duration.ofSeconds(5)))
                    .build();

            assertThat(FunctionProblems.of(List.of(function().options(options).build())))
                    .isNotEmpty();
        }
    }

    @Nested
    class Trap14 {
        @Test
        void aRegistrationSpellsNamesAsTheServerReadsThem() {
            var options = FunctionOptions.builder()
                    .rateLimit(FunctionOptions.RateLimit.of(1, Duration.ofHours(1)))
                    .cancelOn(FunctionOptions.CancelOn.named("demo/end"))
                    .build();
            var app = new TestApp()
                    .with("inngest.app-version", "1")
                    .with(function().options(options).build());

            var registration = registered(app);

            assertThat(registration).containsKeys("app_id", "appVersion", "sdk_version");
            assertThat(registration.getJsonArray("functions").getJsonObject(0)).containsKeys("rateLimit", "cancel");
        }
    }

    /** Defects of other SDKs, beside the traps. */
    @Nested
    class Defects {
        @Test
        void anErrorIsNamedByItsClassAndNotByItsMessage() {
            var answer = run(aCall(), context -> {
                throw new IllegalStateException("no stock");
            });

            assertThat(CloudApp.json(answer).getString("name")).isEqualTo("java.lang.IllegalStateException");
            assertThat(CloudApp.json(answer).getString("message")).isEqualTo("no stock");
        }

        @Test
        void anInvokedFunctionMayReturnNothing() {
            var answer = run(
                    aCall().memoized("i", "{\"data\":null}"),
                    context -> context.step().invoke("i", Invocation.of("g", null, Person.class)) == null);

            assertThat(TestApp.text(answer)).isEqualTo("true");
        }

        @Test
        void anAwaitedEventKeepsItsEnvelopeAndIsEmptyOnATimeout() {
            var wait = EventWait.named("demo/seen", Person.class, Duration.ofSeconds(5));
            var call = aCall().memoized(
                            "came", "{\"name\":\"demo/seen\",\"id\":\"01E\",\"ts\":1,\"data\":{\"name\":\"Ada\"}}")
                    .memoized("late", "null");

            var answer = run(call, context -> {
                var came = context.step().waitForEvent("came", wait).orElseThrow();
                boolean late = context.step().waitForEvent("late", wait).isPresent();
                return came.id().orElseThrow() + came.name() + came.data().name() + late;
            });

            assertThat(TestApp.text(answer)).isEqualTo("\"01Edemo/seenAdafalse\"");
        }

        @Test
        void aFailedSyncIsAnsweredWithAnError() {
            var answer = app(context -> null)
                    .with("inngest.base-url", "http://127.0.0.1:1")
                    .send("PUT", "", "", Map.of());

            assertThat(answer.status()).isEqualTo(500);
            assertThat(CloudApp.json(answer).getBoolean("modified")).isFalse();
        }

        @Test
        void aFailureHandlerIsAFunctionOfItsOwn() {
            var failing = function().onFailure(failure -> {}).build();

            var functions = registered(new TestApp().with(failing)).getJsonArray("functions");

            assertThat(functions.getValuesAs(JsonObject.class))
                    .extracting(each -> each.getString("id"))
                    .containsExactly("app-f", "app-f-failure");
        }

        @Test
        void headersAndBodiesNameTheSdkAlike() {
            var inBand = Map.of("x-inngest-sync-kind", "in_band");

            var answer = app(context -> null).send("PUT", "", "{\"url\":\"https://shop.example.org/\"}", inBand);

            assertThat(CloudApp.json(answer).getString("sdk"))
                    .isEqualTo(answer.headers().get("x-inngest-sdk"));
        }
    }
}
