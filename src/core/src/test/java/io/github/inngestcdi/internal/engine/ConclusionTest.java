package io.github.inngestcdi.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.inngestcdi.Checkpointing;
import io.github.inngestcdi.DurableFunction;
import io.github.inngestcdi.FunctionContext;
import io.github.inngestcdi.FunctionDefinition;
import io.github.inngestcdi.Inngest;
import io.github.inngestcdi.NonRetriableException;
import io.github.inngestcdi.Parallel;
import io.github.inngestcdi.Step;
import io.github.inngestcdi.internal.json.JsonPlatform;
import io.github.inngestcdi.internal.json.JsonbMapper;
import io.github.inngestcdi.internal.wire.CallContext;
import io.github.inngestcdi.internal.wire.CallRequest;
import io.github.inngestcdi.internal.wire.Operation;
import io.github.inngestcdi.internal.wire.StepId;
import io.github.inngestcdi.internal.wire.StepTarget;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The answer to a call request for each way in which its body can end. */
class ConclusionTest {
    private static final JsonPlatform JSON = new JsonPlatform();
    private static final Duration DAY = Duration.ofDays(1);

    private static FunctionContext<Object> deferring(FunctionContext<Object> context) {
        context.defer("survey", "app-survey", null);
        return context;
    }

    private static Object work(Step step) {
        return step.run("work", () -> 1);
    }

    /** Uses an id in two branches, and hides the exception. */
    private static void misuse(Step step) {
        var branches = step.parallel();
        branches.fork(() -> step.sleep("a", DAY));
        branches.fork(() -> {
            step.sleep("b", DAY);
            step.sleep("a", DAY);
        });
    }

    private static void swallow(Runnable code) {
        try {
            code.run();
        } catch (Throwable hidden) {
            // as incorrect code does
        }
    }

    @Nested
    class WithoutCheckpoints {
        static Stream<Arguments> table() {
            return Stream.of(
                    row("returns", "step", aCall(), context -> "x", "completed \"x\""),
                    row(
                            "returns a deferred run",
                            "step",
                            aCall(),
                            context -> deferring(context).attempt(),
                            """
                            206 DeferAdd RunComplete"""),
                    row("returns before the step that is called for", hash("gone"), aCall(), context -> "x", """
                            step not found"""),
                    row("throws", "step", aCall(), context -> fail(), "failed java.lang.IllegalStateException, again"),
                    row("throws for good", "step", aCall(), context -> failForGood(), """
                            failed io.github.inngestcdi.NonRetriableException"""),
                    row(
                            "throws with a deferred run",
                            "step",
                            aCall(),
                            context -> deferring(context).attempt() + (int) fail(),
                            "failed java.lang.IllegalStateException, again"),
                    row(
                            "throws for good with a deferred run",
                            "step",
                            aCall(),
                            context -> deferring(context).attempt() + (int) failForGood(),
                            "206 DeferAdd StepFailed, retry false"),
                    row(
                            "throws for good with a deferred run before the step that is called for",
                            hash("gone"),
                            aCall(),
                            context -> deferring(context).attempt() + (int) failForGood(),
                            "failed io.github.inngestcdi.NonRetriableException"),
                    row("reaches a step", "step", aCall(), context -> work(context.step()), "206 StepRun"),
                    row(
                            "reaches a step with a deferred run",
                            "step",
                            aCall(),
                            context -> work(deferring(context).step()),
                            "206 StepRun DeferAdd"),
                    row(
                            "reaches a step that fails",
                            "step",
                            aCall(),
                            context -> context.step().run("work", ConclusionTest::fail),
                            "206 StepError, retry true"),
                    row(
                            "reaches another step than the one called for",
                            hash("gone"),
                            aCall(),
                            context -> work(context.step()),
                            """
                            step not found"""),
                    row(
                            "reaches the step that is called for",
                            hash("work"),
                            aCall(),
                            context -> work(context.step()),
                            """
                            206 StepRun"""),
                    row(
                            "wraps the interrupt",
                            "step",
                            aCall(),
                            context -> {
                                try {
                                    return work(context.step());
                                } catch (Error e) {
                                    throw new IllegalStateException(e);
                                }
                            },
                            "206 StepRun"),
                    row(
                            "swallows the interrupt and returns",
                            "step",
                            aCall(),
                            context -> {
                                swallow(() -> work(context.step()));
                                return "x";
                            },
                            "failed io.github.inngestcdi.NonRetriableException INNGEST-00006"),
                    row(
                            "swallows the interrupt and throws",
                            "step",
                            aCall(),
                            context -> {
                                swallow(() -> work(context.step()));
                                return fail();
                            },
                            "failed io.github.inngestcdi.NonRetriableException INNGEST-00006"),
                    row(
                            "reaches a result that does not fit",
                            "step",
                            aCall().memoized("work", "{\"data\":\"text\"}"),
                            context -> work(context.step()),
                            "failed java.lang.IllegalStateException INNGEST-00010, again"),
                    row(
                            "misuses an id and returns",
                            "step",
                            aCall().memoized("b", "{\"data\":null}"),
                            context -> {
                                misuse(context.step());
                                return "x";
                            },
                            "failed io.github.inngestcdi.internal.InvalidStepException INNGEST-00016"),
                    row(
                            "misuses an id and throws",
                            "step",
                            aCall().memoized("b", "{\"data\":null}"),
                            context -> {
                                misuse(context.step());
                                return fail();
                            },
                            "failed io.github.inngestcdi.internal.InvalidStepException INNGEST-00016"),
                    row(
                            "misuses an id and swallows the interrupt of another step",
                            "step",
                            aCall().memoized("b", "{\"data\":null}"),
                            context -> {
                                var others = context.step().parallel();
                                others.fork(() -> context.step().sleep("c", DAY));
                                misuse(context.step());
                                swallow(() -> joined(others));
                                return "x";
                            },
                            "failed io.github.inngestcdi.internal.InvalidStepException INNGEST-00016"),
                    row(
                            "runs the step that is called for in a branch and returns",
                            hash("work"),
                            aCall(),
                            context -> {
                                context.step().parallel().fork(() -> work(context.step()));
                                return "x";
                            },
                            "206 StepRun"),
                    row(
                            "runs the step that is called for in a branch and throws",
                            hash("work"),
                            aCall(),
                            context -> {
                                context.step().parallel().fork(() -> work(context.step()));
                                return fail();
                            },
                            "206 StepRun"),
                    row(
                            "runs the step that is called for in a branch, then misuses an id",
                            hash("work"),
                            aCall().memoized("b", "{\"data\":null}"),
                            context -> {
                                context.step().parallel().fork(() -> work(context.step()));
                                misuse(context.step());
                                return "x";
                            },
                            "206 StepRun"),
                    row(
                            "runs the step that is called for in a branch, then reaches a result that does not fit",
                            hash("work"),
                            aCall().memoized("misfit", "{\"data\":\"text\"}"),
                            context -> {
                                context.step().parallel().fork(() -> work(context.step()));
                                return context.step().run("misfit", () -> 1);
                            },
                            "206 StepRun"),
                    row(
                            "joins the branch in which the step that is called for fails",
                            hash("work"),
                            aCall(),
                            context -> {
                                var branches = context.step().parallel();
                                branches.fork(() -> context.step().run("work", ConclusionTest::fail));
                                branches.join();
                                return "x";
                            },
                            "206 StepError, retry true"));
        }

        @ParameterizedTest(name = "{0}")
        @MethodSource("table")
        void isAnswered(
                String how, String stepId, CallRequestBody call, DurableFunction<Object, Object> body, String answer) {
            assertThat(answerTo(call, stepId, Checkpointing.off(), CheckpointApi.none(), body))
                    .isEqualTo(answer);
        }
    }

    @Nested
    class WithCheckpoints {
        static Stream<Arguments> table() {
            return Stream.of(
                    row(
                            "returns",
                            context -> work(context.step()),
                            """
                            206 StepRun RunComplete""",
                            "206 StepRun RunComplete",
                            "206 StepRun RunComplete"),
                    row(
                            "throws",
                            context -> work(context.step()).hashCode() + (int) fail(),
                            "failed java.lang.IllegalStateException, again",
                            "206 StepRun",
                            "stale"),
                    row(
                            "reaches a step of the server",
                            context -> {
                                work(context.step());
                                context.step().sleep("nap", DAY);
                                return "x";
                            },
                            "206 Sleep",
                            "206 StepRun",
                            "stale"),
                    row(
                            "reaches a step that fails for good",
                            context -> {
                                work(context.step());
                                return context.step().run("fragile", ConclusionTest::failForGood);
                            },
                            "206 StepFailed, retry false",
                            "206 StepRun StepFailed, retry false",
                            "stale"),
                    row(
                            "reaches a result that does not fit",
                            context -> {
                                work(context.step());
                                return context.step().run("misfit", () -> 1);
                            },
                            "failed java.lang.IllegalStateException INNGEST-00010, again",
                            "206 StepRun",
                            "stale"),
                    row(
                            "swallows the interrupt and returns",
                            context -> {
                                work(context.step());
                                swallow(() -> context.step().sleep("nap", DAY));
                                return "x";
                            },
                            "failed io.github.inngestcdi.NonRetriableException INNGEST-00006",
                            "failed io.github.inngestcdi.NonRetriableException INNGEST-00006",
                            "stale"),
                    row(
                            "swallows the interrupt and throws",
                            context -> {
                                work(context.step());
                                swallow(() -> context.step().sleep("nap", DAY));
                                return fail();
                            },
                            "failed io.github.inngestcdi.NonRetriableException INNGEST-00006",
                            "failed io.github.inngestcdi.NonRetriableException INNGEST-00006",
                            "stale"),
                    row(
                            "misuses an id and returns",
                            context -> {
                                work(context.step());
                                var others = context.step().parallel();
                                others.fork(() -> context.step().sleep("c", DAY));
                                misuse(context.step());
                                swallow(() -> joined(others));
                                return "x";
                            },
                            "failed io.github.inngestcdi.internal.InvalidStepException INNGEST-00016",
                            "failed io.github.inngestcdi.internal.InvalidStepException INNGEST-00016",
                            "stale"),
                    row(
                            "misuses an id and throws",
                            context -> {
                                work(context.step());
                                var others = context.step().parallel();
                                others.fork(() -> context.step().sleep("c", DAY));
                                misuse(context.step());
                                joined(others);
                                return "x";
                            },
                            "failed io.github.inngestcdi.internal.InvalidStepException INNGEST-00016",
                            "failed io.github.inngestcdi.internal.InvalidStepException INNGEST-00016",
                            "failed io.github.inngestcdi.internal.InvalidStepException INNGEST-00016"));
        }

        private static Arguments row(
                String how, DurableFunction<Object, Object> body, String saved, String failed, String stale) {
            return Arguments.of(how, body, saved, failed, stale);
        }

        @ParameterizedTest(name = "{0}")
        @MethodSource("table")
        void isAnsweredByTheOutcomeOfTheCheckpoint(
                String how, DurableFunction<Object, Object> body, String saved, String failed, String stale) {
            assertThat(Stream.of(CheckpointApi.Outcome.values())
                            .map(outcome -> answerTo(
                                    aCall().dispatched()
                                            .memoized("b", "{\"data\":null}")
                                            .memoized("misfit", "{\"data\":\"text\"}"),
                                    "step",
                                    Checkpointing.standard()
                                            .withBufferedSteps(100)
                                            .withMaxInterval(Duration.ZERO)
                                            .withMaxRuntime(Duration.ZERO),
                                    new Scripted(outcome),
                                    body)))
                    .containsExactly(saved, failed, stale);
        }
    }

    private static Arguments row(
            String how, String stepId, CallRequestBody call, DurableFunction<Object, Object> body, String answer) {
        return Arguments.of(how, stepId, call, body, answer);
    }

    private static CallRequestBody aCall() {
        return new CallRequestBody();
    }

    private static String hash(String id) {
        return StepId.of(id, 0).hash();
    }

    private static Object fail() {
        throw new IllegalStateException("no stock");
    }

    private static Object failForGood() {
        throw new NonRetriableException("sold out");
    }

    private static void joined(Parallel branches) {
        try {
            branches.join();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static String answerTo(
            CallRequestBody call,
            String stepId,
            Checkpointing checkpointing,
            CheckpointApi checkpoints,
            DurableFunction<Object, Object> body) {
        var functions = FunctionRegistry.of(
                "app",
                List.of(FunctionDefinition.builder("f", Object.class, body).build()));
        var clock = Clock.fixed(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC);
        try (var engine =
                new Engine(functions, JSON, new JsonbMapper(), noClient(), checkpointing, checkpoints, clock)) {
            return summary(engine.answer(
                    functions.find("app-f").orElseThrow(), CallRequest.read(call.json(), JSON), StepTarget.of(stepId)));
        }
    }

    private static String summary(Answer answer) {
        if (answer instanceof Answer.Completed completed) {
            return "completed " + completed.output();
        }
        if (answer instanceof Answer.Steps steps) {
            var opcodes = steps.operations().stream()
                    .map(operation -> operation.opcode().wireName())
                    .collect(Collectors.joining(" "));
            return "206 " + opcodes
                    + steps.retry().map(retry -> ", retry " + retry.again()).orElse("");
        }
        if (answer instanceof Answer.Failed failed) {
            var message = failed.error().message();
            var number = message.startsWith("INNGEST-") ? " " + message.substring(0, 13) : "";
            return "failed " + failed.error().name() + number + (failed.retry().again() ? ", again" : "");
        }
        return answer instanceof Answer.Stale ? "stale" : "step not found";
    }

    private static Inngest noClient() {
        return (Inngest) Proxy.newProxyInstance(
                Inngest.class.getClassLoader(), new Class<?>[] {Inngest.class}, (proxy, method, arguments) -> {
                    throw new UnsupportedOperationException(method.getName());
                });
    }

    /** Answers every checkpoint in the same way. */
    private record Scripted(Outcome outcome) implements CheckpointApi {
        @Override
        public boolean isAvailable() {
            return true;
        }

        @Override
        public Outcome save(CallContext context, Instant requestStarted, List<Operation> steps) {
            return outcome;
        }
    }
}
