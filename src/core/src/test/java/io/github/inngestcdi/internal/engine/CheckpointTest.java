package io.github.inngestcdi.internal.engine;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.github.inngestcdi.DurableFunction;
import io.github.inngestcdi.FunctionDefinition;
import io.github.inngestcdi.internal.json.JsonPlatform;
import io.github.inngestcdi.internal.serve.ServeHandler;
import io.github.inngestcdi.internal.serve.ServeResponse;
import io.github.inngestcdi.internal.serve.TestApp;
import jakarta.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Call requests that run several steps. */
class CheckpointTest {
    private static final JsonPlatform JSON = new JsonPlatform();

    @RegisterExtension
    static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(WireMockConfiguration.wireMockConfig().dynamicPort().bindAddress("127.0.0.1"))
            .build();

    private final List<Integer> ran = new ArrayList<>();
    private final MovingClock clock = new MovingClock();

    @BeforeEach
    void acceptCheckpoints() {
        SERVER.stubFor(post(anyUrl()).willReturn(okJson("")));
    }

    private Object tenSteps(io.github.inngestcdi.FunctionContext<Object> context) {
        return IntStream.range(0, 10)
                .map(i -> context.step().run("step " + i, () -> {
                    ran.add(i);
                    return i;
                }))
                .sum();
    }

    private ServeHandler endpoint(DurableFunction<Object, Object> body, String... settings) {
        var app = new TestApp()
                .with("inngest.base-url", SERVER.baseUrl())
                .with("inngest.checkpointing", "true")
                .with(clock)
                .with(FunctionDefinition.builder("f", Object.class, body).build());
        for (int i = 0; i < settings.length; i += 2) {
            app.with(settings[i], settings[i + 1]);
        }
        return app.endpoint();
    }

    private static ServeResponse call(ServeHandler endpoint, CallRequestBody body) {
        return endpoint.handle(TestApp.request("?fnId=app-f&stepId=step", body.json()));
    }

    private static CallRequestBody aCall() {
        return new CallRequestBody().dispatched();
    }

    private static List<String> opcodes(ServeResponse answer) {
        assertThat(answer.status()).as(TestApp.text(answer)).isEqualTo(206);
        return JSON.array(TestApp.text(answer)).getValuesAs(JsonObject.class).stream()
                .map(operation -> operation.getString("op"))
                .toList();
    }

    private static List<Integer> stepsPerCheckpoint() {
        return SERVER.findAll(postRequestedFor(anyUrl())).stream()
                .map(request -> JSON.object(request.getBodyAsString())
                        .getJsonArray("steps")
                        .size())
                .toList();
    }

    /** Calls repeatedly, as a server without checkpoints does; {@return the number of calls}. */
    private static int callsUntilTheEnd(ServeHandler endpoint) {
        var call = aCall();
        for (int calls = 1; calls <= 20; calls++) {
            var answer = call(endpoint, call);
            if (answer.status() == 200) {
                return calls;
            }
            for (var step : JSON.array(TestApp.text(answer)).getValuesAs(JsonObject.class)) {
                if (step.getString("op").equals("RunComplete")) {
                    return calls;
                }
                call.memoizedHash(
                        step.getString("id"),
                        Map.of("\"data\"", step.get("data")).toString().replace('=', ':'));
            }
        }
        throw new AssertionError("The run does not end.");
    }

    @Test
    void takesOneCallRequestForTenSteps() {
        var answer = call(endpoint(this::tenSteps), aCall());

        assertThat(TestApp.text(answer))
                .isEqualTo(
                        "[{\"op\":\"RunComplete\",\"id\":\"0737c22d3bfae812339732d14d8c7dbd6dc4e09c\",\"data\":45}]");
        assertThat(stepsPerCheckpoint()).hasSize(10).containsOnly(1);
        assertThat(ran).hasSize(10);
    }

    @Test
    void takesElevenCallRequestsForTenStepsWithoutCheckpoints() {
        int calls = callsUntilTheEnd(endpoint(this::tenSteps, "inngest.checkpointing", "false"));

        assertThat(calls).isEqualTo(11);
        assertThat(stepsPerCheckpoint()).isEmpty();
    }

    @Test
    void neitherLosesNorRepeatsAStepIfTheServerRefusesCheckpoints() {
        SERVER.stubFor(post(anyUrl()).willReturn(aResponse().withStatus(500)));

        int calls = callsUntilTheEnd(endpoint(this::tenSteps));

        assertThat(calls).isEqualTo(11);
        assertThat(ran).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
    }

    @Test
    void pausesCheckpointsAfterAFailure() {
        SERVER.stubFor(post(anyUrl()).willReturn(aResponse().withStatus(404)));
        var endpoint = endpoint(this::tenSteps);

        call(endpoint, aCall());
        call(endpoint, aCall());
        int tried = stepsPerCheckpoint().size();
        clock.now = clock.now.plus(Duration.ofMinutes(11));
        call(endpoint, aCall());

        assertThat(tried).isEqualTo(1);
        assertThat(stepsPerCheckpoint()).hasSize(2);
    }

    @Test
    void stopsWhenTheServerHasGivenTheRunToAnotherCallRequest() {
        SERVER.stubFor(post(anyUrl()).willReturn(aResponse().withStatus(409)));

        var answer = call(endpoint(this::tenSteps), aCall());

        assertThat(ran).containsExactly(0);
        assertThat(stepsPerCheckpoint()).hasSize(1);
        assertThat(answer.status()).isEqualTo(500);
        assertThat(TestApp.text(answer)).contains("StaleDispatch", "INNGEST-00340");
    }

    @Test
    void reportsBufferedStepsTogether() {
        var answer = call(endpoint(this::tenSteps, "inngest.checkpointing.buffered-steps", "4"), aCall());

        assertThat(stepsPerCheckpoint()).containsExactly(4, 4);
        assertThat(opcodes(answer)).containsExactly("StepRun", "StepRun", "RunComplete");
    }

    @Test
    void reportsStepsThatHaveWaitedForTheInterval() {
        DurableFunction<Object, Object> slow = context -> {
            context.step().run("quick", () -> 1);
            context.step().run("slow", () -> {
                clock.now = clock.now.plusSeconds(5);
                return 2;
            });
            return context.step().run("last", () -> 3);
        };

        var answer = call(
                endpoint(
                        slow,
                        "inngest.checkpointing.buffered-steps",
                        "100",
                        "inngest.checkpointing.max-interval",
                        "PT3S"),
                aCall());

        assertThat(stepsPerCheckpoint()).containsExactly(2);
        assertThat(opcodes(answer)).containsExactly("StepRun", "RunComplete");
    }

    @Test
    void startsNoFurtherStepAfterTheMaximumRuntime() {
        DurableFunction<Object, Object> slow = context -> {
            context.step().run("slow", () -> {
                clock.now = clock.now.plusSeconds(11);
                return 1;
            });
            return context.step().run("next", () -> ran.add(2));
        };

        var answer = call(endpoint(slow), aCall());

        assertThat(stepsPerCheckpoint()).containsExactly(1);
        assertThat(opcodes(answer)).containsExactly("StepPlanned");
        assertThat(ran).isEmpty();
    }

    @Test
    void answersWithAStepThatTheServerDoes() {
        var answer = call(
                endpoint(context -> {
                    context.step().run("a", () -> 1);
                    context.step().sleep("nap", Duration.ofHours(1));
                    return null;
                }),
                aCall());

        assertThat(stepsPerCheckpoint()).containsExactly(1);
        assertThat(opcodes(answer)).containsExactly("Sleep");
    }

    @Test
    void answersAfterARetriedStepSoThatTheNextCountsItsOwnAttempts() {
        var answer = call(endpoint(this::tenSteps), aCall().attempt(1, 5));

        assertThat(ran).containsExactly(0);
        assertThat(opcodes(answer)).containsExactly("StepRun");
        assertThat(stepsPerCheckpoint()).isEmpty();
    }

    @Test
    void savesFinishedStepsBeforeItReportsAFailure() {
        var answer = call(
                endpoint(
                        context -> {
                            context.step().run("a", () -> 1);
                            throw new IllegalStateException("broken");
                        },
                        "inngest.checkpointing.buffered-steps",
                        "9"),
                aCall());

        assertThat(stepsPerCheckpoint()).containsExactly(1);
        assertThat(answer.status()).isEqualTo(500);
    }

    @Test
    void answersWithFinishedStepsIfTheCheckpointBeforeAFailureFails() {
        SERVER.stubFor(post(anyUrl()).willReturn(aResponse().withStatus(404)));

        var answer = call(
                endpoint(
                        context -> {
                            context.step().run("a", () -> 1);
                            throw new IllegalStateException("broken");
                        },
                        "inngest.checkpointing.buffered-steps",
                        "9"),
                aCall());

        assertThat(opcodes(answer)).containsExactly("StepRun");
        assertThat(answer.headers()).doesNotContainKey("x-inngest-no-retry");
    }

    @Test
    void plansStepsIfTheServerAsksForPlansOnly() {
        var answer = call(endpoint(this::tenSteps), aCall().planOnly());

        assertThat(opcodes(answer)).containsExactly("StepPlanned");
        assertThat(ran).isEmpty();
    }

    @Test
    void givesTheCodeTheSameResultAsAReplay() {
        var answer = call(
                endpoint(context -> context.step()
                        .run(
                                "map",
                                new io.github.inngestcdi.GenericType<Map<String, Object>>() {},
                                () -> Map.of("n", 1L))
                        .get("n")
                        .getClass()
                        .getSimpleName()),
                aCall());

        assertThat(TestApp.text(answer)).contains("BigDecimal");
    }

    private static final class MovingClock extends Clock {
        private Instant now = Instant.parse("2026-11-21T12:00:00Z");

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    private Object threeStepsAndADeferredRun(io.github.inngestcdi.FunctionContext<Object> context) {
        context.step().run("one", () -> 1);
        context.defer("later", "app-later", Map.of());
        context.step().run("two", () -> 2);
        return context.step().run("three", () -> 3);
    }

    @Test
    void reportsADeferredRunWithTheNextCheckpoint() {
        var answer = call(endpoint(this::threeStepsAndADeferredRun), aCall());

        assertThat(stepsPerCheckpoint()).containsExactly(1, 2, 1);
        assertThat(opcodes(answer)).containsExactly("RunComplete");
    }

    @Test
    void reportsADeferredRunInTheAnswerIfTheCheckpointFails() {
        SERVER.stubFor(post(anyUrl()).willReturn(aResponse().withStatus(400)));

        var answer =
                call(endpoint(this::threeStepsAndADeferredRun, "inngest.checkpointing.buffered-steps", "2"), aCall());

        assertThat(opcodes(answer)).containsExactly("StepRun", "StepRun", "DeferAdd");
    }
}
