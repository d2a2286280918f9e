package io.github.inngestcdi.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.inngestcdi.DurableFunction;
import io.github.inngestcdi.FunctionContext;
import io.github.inngestcdi.FunctionDefinition;
import io.github.inngestcdi.GenericType;
import io.github.inngestcdi.Invocation;
import io.github.inngestcdi.NonRetriableException;
import io.github.inngestcdi.RetryAfterException;
import io.github.inngestcdi.StepBody;
import io.github.inngestcdi.StepException;
import io.github.inngestcdi.internal.json.JsonPlatform;
import io.github.inngestcdi.internal.serve.ServeResponse;
import io.github.inngestcdi.internal.serve.TestApp;
import io.github.inngestcdi.internal.wire.StepId;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The answers of a body and its steps, as the server reads them. */
class EngineTest {
    private static final JsonPlatform JSON = new JsonPlatform();

    public record Quote(String carrier, int cents, LocalDate until) {}

    private static ServeResponse run(String call, DurableFunction<Object, Object> body) {
        return run("?fnId=app-f&stepId=step", call, body);
    }

    private static ServeResponse run(String query, String call, DurableFunction<Object, Object> body) {
        return new TestApp()
                .with(FunctionDefinition.builder("f", Object.class, body).build())
                .call(query, call);
    }

    private static JsonObject operation(ServeResponse response) {
        assertThat(response.status()).as(TestApp.text(response)).isEqualTo(206);
        return JSON.value(TestApp.text(response)).asJsonArray().getJsonObject(0);
    }

    private static JsonObject error(ServeResponse response) {
        return JSON.object(TestApp.text(response));
    }

    private static CallRequestBody aCall() {
        return new CallRequestBody();
    }

    private static String hash(String id) {
        return StepId.of(id, 0).hash();
    }

    @Test
    void hashesAStepIdAsTheSpecificationDoes() {
        assertThat(hash("my-step-id")).startsWith("e7d8a2f1");
    }

    @Test
    void returnsTheMemoizedResultWithoutRunningTheBody() {
        var timesRun = new AtomicInteger();

        var answer = run(
                aCall().memoized("charge", "{\"data\":\"ch_1\"}").json(),
                context -> context.step().run("charge", () -> "ch_" + timesRun.incrementAndGet() + 1));

        assertThat(TestApp.text(answer)).isEqualTo("\"ch_1\"");
        assertThat(timesRun).hasValue(0);
    }

    @Test
    void readsAMemoizedRecordByTheReturnTypeOfTheLambda() {
        var call = aCall().memoized("quote", """
                {"data":{"carrier":"DHL","cents":499,"until":"2026-12-01"}}""");

        var answer = run(call.json(), context -> {
            var quote = context.step().run("quote", () -> new Quote("?", 0, LocalDate.MIN));
            return quote.carrier() + quote.cents() + quote.until();
        });

        assertThat(TestApp.text(answer)).isEqualTo("\"DHL4992026-12-01\"");
    }

    static List<Quote> quotes() {
        return List.of(new Quote("DHL", 499, LocalDate.of(2026, 12, 1)));
    }

    @Test
    void readsAGenericResultByTheReturnTypeOfTheReferencedMethod() {
        var call = aCall().memoized("quotes", """
                {"data":[{"carrier":"DHL","cents":499,"until":"2026-12-01"}]}""");

        var answer = run(call.json(), context -> {
            var quotes = context.step().run("quotes", EngineTest::quotes);
            return quotes.get(0).carrier();
        });

        assertThat(TestApp.text(answer)).isEqualTo("\"DHL\"");
    }

    @Test
    void readsAGenericResultByTheTypeArgumentOfAnAnonymousClass() {
        var call = aCall().memoized("n", "{\"data\":[3]}");

        var answer = run(
                call.json(),
                context -> context.step()
                        .run("n", new StepBody<List<Long>>() {
                            @Override
                            public List<Long> run() {
                                return List.of();
                            }
                        })
                        .get(0)
                        .getClass()
                        .getSimpleName());

        assertThat(TestApp.text(answer)).isEqualTo("\"Long\"");
    }

    @Test
    void refusesAGenericResultOfALambdaBeforeItRuns() {
        var timesRun = new AtomicInteger();

        var answer = run(
                aCall().json(),
                context -> context.step().run("quotes", () -> {
                    timesRun.incrementAndGet();
                    return quotes();
                }));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(error(answer).getString("message")).contains("INNGEST-00003", "quotes", "GenericType");
        assertThat(timesRun).hasValue(0);
    }

    @Test
    void readsAGenericResultByItsGenericType() {
        var call = aCall().memoized("quotes", """
                {"data":[{"carrier":"DHL","cents":499,"until":"2026-12-01"}]}""");

        var answer = run(
                call.json(),
                context -> context.step()
                        .run("quotes", new GenericType<List<Quote>>() {}, () -> quotes())
                        .get(0)
                        .cents());

        assertThat(TestApp.text(answer)).isEqualTo("499");
    }

    @Test
    void reportsWhatAStepReturnsAndEndsTheBody() {
        var after = new AtomicInteger();

        var answer = run(aCall().json(), context -> {
            context.step().run("charge", () -> "ch_1");
            return after.incrementAndGet();
        });

        assertThat(operation(answer).getString("op")).isEqualTo("StepRun");
        assertThat(operation(answer).getString("data")).isEqualTo("ch_1");
        assertThat(operation(answer).getString("id")).isEqualTo(hash("charge"));
        assertThat(after).hasValue(0);
    }

    @Test
    void runsNoStepAfterTheFirstWithoutAResult() {
        var order = new ArrayList<String>();

        run(aCall().memoized("one", "{\"data\":null}").json(), context -> {
            context.step().run("one", () -> order.add("one"));
            context.step().run("two", () -> order.add("two"));
            context.step().run("three", () -> order.add("three"));
            return null;
        });

        assertThat(order).containsExactly("two");
    }

    @Test
    void passesTheInterruptThroughACatchOfException() {
        var answer = run(aCall().json(), context -> {
            try {
                return context.step().run("charge", () -> "ch_1");
            } catch (Exception e) {
                return "caught";
            }
        });

        assertThat(operation(answer).getString("op")).isEqualTo("StepRun");
    }

    @Test
    void failsTheRunWhenTheBodySwallowsTheInterrupt() {
        var answer = run(aCall().json(), context -> {
            try {
                return context.step().run("charge", () -> "ch_1");
            } catch (Throwable t) {
                return "caught";
            }
        });

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.headers()).containsEntry("x-inngest-no-retry", "true");
        assertThat(error(answer).getString("message")).contains("INNGEST-00006", "app-f", "charge", "Throwable");
    }

    @Test
    void failsTheRunWhenTheBodyReplacesTheInterruptByAnotherException() {
        var answer = run(aCall().json(), context -> {
            try {
                return context.step().run("charge", () -> "ch_1");
            } catch (Throwable t) {
                throw new IllegalStateException("mine");
            }
        });

        assertThat(error(answer).getString("message")).contains("INNGEST-00006");
        assertThat(error(answer).getJsonObject("cause").getString("message")).isEqualTo("mine");
    }

    @Test
    void recognizesTheInterruptInAContainersException() {
        var answer = run(aCall().json(), context -> {
            try {
                return context.step().run("charge", () -> "ch_1");
            } catch (Error e) {
                throw new IllegalStateException("as a container wraps it", e);
            }
        });

        assertThat(operation(answer).getString("op")).isEqualTo("StepRun");
    }

    @Test
    void refusesAStepInsideAStep() {
        var answer = run(
                aCall().json(),
                context -> context.step().run("outer", () -> context.step().run("inner", () -> "x")));

        assertThat(operation(answer).getString("op")).isEqualTo("StepFailed");
        assertThat(operation(answer).getJsonObject("error").getString("message"))
                .contains("INNGEST-00007", "inner", "outer");
    }

    @Test
    void refusesAStepOnAnotherThread() {
        var answer = run(aCall().json(), context -> {
            var thrown = new Throwable[1];
            var thread = new Thread(() -> {
                try {
                    context.step().run("elsewhere", () -> "x");
                } catch (RuntimeException e) {
                    thrown[0] = e;
                }
            });
            thread.start();
            thread.join();
            return thrown[0].getMessage();
        });

        assertThat(TestApp.text(answer)).contains("INNGEST-00013", "elsewhere");
    }

    @Test
    void asksForAnotherTryOfAFailedStep() {
        var answer = run(
                aCall().attempt(0, 5).json(),
                context -> context.step().run("crm", () -> {
                    throw new IOException("busy");
                }));

        assertThat(operation(answer).getString("op")).isEqualTo("StepError");
        assertThat(operation(answer).getJsonObject("error").getString("name")).isEqualTo("java.io.IOException");
        assertThat(answer.headers())
                .containsEntry("x-inngest-no-retry", "false")
                .doesNotContainKey("retry-after");
    }

    @Test
    void reportsTheLastTryOfAFailedStepAsFinal() {
        var answer = run(
                aCall().attempt(4, 5).json(),
                context -> context.step().run("crm", () -> {
                    throw new IOException("busy");
                }));

        assertThat(operation(answer).getString("op")).isEqualTo("StepFailed");
        assertThat(answer.headers()).containsEntry("x-inngest-no-retry", "true");
    }

    @Test
    void roundsTheTimeOfTheNextTryUpToWholeSeconds() {
        var answer = run(
                aCall().json(),
                context -> context.step().run("crm", () -> {
                    throw new RetryAfterException("later", Instant.parse("2026-11-21T12:00:01.200Z"));
                }));

        assertThat(answer.headers()).containsEntry("retry-after", "2");
    }

    @Test
    void reportsAnErrorInAStepAsItDoesAnException() {
        var answer = run(
                aCall().json(),
                context -> context.step().run("deep", () -> {
                    throw new StackOverflowError();
                }));

        assertThat(operation(answer).getString("op")).isEqualTo("StepError");
        assertThat(operation(answer).getJsonObject("error").getString("message"))
                .isEqualTo("java.lang.StackOverflowError was thrown without a message");
    }

    @Test
    void givesTheMemoizedFailureToTheBody() {
        var call = aCall().memoized("crm", """
                {"error":{"name":"acme.Busy","message":"busy","cause":{"name":"x.Root","message":"root"}}}""");

        var answer = run(call.json(), context -> {
            try {
                return context.step().run("crm", () -> "x");
            } catch (StepException e) {
                return e.stepId() + "|" + e.errorName() + "|" + e.getMessage() + "|"
                        + e.getCause().getMessage();
            }
        });

        assertThat(TestApp.text(answer)).isEqualTo("\"crm|acme.Busy|busy|x.Root: root\"");
    }

    @Test
    void failsTheRunAtOnceIfTheBodyDoesNotCatchAFailedStep() {
        var call = aCall().attempt(0, 5).memoized("crm", "{\"error\":{\"name\":\"acme.Busy\",\"message\":\"busy\"}}");

        var answer = run(call.json(), context -> context.step().run("crm", () -> "x"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.headers()).containsEntry("x-inngest-no-retry", "true");
        assertThat(error(answer).getString("name")).isEqualTo("acme.Busy");
    }

    @Test
    void runsAStepWithNewInputAgain() {
        var answer = run(
                aCall().memoized("crm", "{\"input\":[1]}").json(),
                context -> context.step().run("crm", () -> "x"));

        assertThat(operation(answer).getString("op")).isEqualTo("StepRun");
    }

    @Test
    void numbersRepeatedIdsAndSkipsANumberThatTheCodeUses() {
        var call = aCall().memoized("a", "{\"data\":1}")
                .memoizedHash(StepId.of("a:1", 0).hash(), "{\"data\":2}");

        var answer = run(call.json(), context -> {
            context.step().run("a", () -> 1);
            context.step().run("a:1", () -> 2);
            return context.step().run("a", () -> 3);
        });

        assertThat(operation(answer).getString("id"))
                .isEqualTo(StepId.of("a", 2).hash());
        assertThat(operation(answer).getJsonObject("userland").getInt("index")).isEqualTo(2);
    }

    @Test
    void plansAStepOnRequestInsteadOfRunningIt() {
        var timesRun = new AtomicInteger();

        var answer = run(aCall().planOnly().json(), context -> context.step().run("a", timesRun::incrementAndGet));

        assertThat(operation(answer).getString("op")).isEqualTo("StepPlanned");
        assertThat(timesRun).hasValue(0);
    }

    @Test
    void runsTheRequestedStep() {
        var answer = run(
                "?fnId=app-f&stepId=" + hash("a"),
                aCall().planOnly().json(),
                context -> context.step().run("a", () -> 1));

        assertThat(operation(answer).getString("op")).isEqualTo("StepRun");
    }

    @Test
    void answersAnErrorIfTheRequestedStepIsGone() {
        var timesRun = new AtomicInteger();

        var answer = run(
                "?fnId=app-f&stepId=" + hash("gone"),
                aCall().json(),
                context -> context.step().run("still-there", timesRun::incrementAndGet));

        assertThat(answer.status()).isEqualTo(500);
        assertThat(error(answer).getString("message")).contains("INNGEST-00307", hash("gone"), "still-there");
        assertThat(error(answer).getString("requestedStep")).isEqualTo(hash("gone"));
        assertThat(timesRun).hasValue(0);
    }

    @Test
    void namesTheMemoizedResultThatNoLongerFitsItsType() {
        var answer = run(
                aCall().memoized("n", "{\"data\":{\"mail\":\"ada@example.org\"}}")
                        .json(),
                context -> context.step().run("n", () -> 1));

        assertThat(answer.status()).isEqualTo(500);
        assertThat(error(answer).getString("message"))
                .contains("INNGEST-00010", "'n'", "Integer", "a JSON object")
                .doesNotContain("ada@example.org");
    }

    public static final class Unwritable {
        public Unwritable getSelf() {
            return this;
        }

        public String getName() {
            return List.of().get(0).toString();
        }
    }

    @Test
    void failsAStepWhoseResultJsonCannotCarry() {
        var answer = run(aCall().json(), context -> context.step().run("n", Unwritable::new));

        assertThat(operation(answer).getString("op")).isEqualTo("StepFailed");
        assertThat(operation(answer).getJsonObject("error").getString("message"))
                .contains("INNGEST-00011", "'n'", Unwritable.class.getName());
    }

    @Test
    void failsAStepWhoseNumbersTheServerWouldChange() {
        for (Object number :
                List.of((1L << 53) + 1, new BigDecimal("12345678901234567890.12"), new BigDecimal("1e400"))) {
            var answer = run(aCall().json(), context -> context.step().run("n", Object.class, () -> List.of(number)));

            assertThat(operation(answer).getString("op")).as(number.toString()).isEqualTo("StepFailed");
            assertThat(operation(answer).getJsonObject("error").getString("message"))
                    .contains("INNGEST-00038", "'n'", "String");
        }
    }

    @Test
    void acceptsNumbersThatTheServerKeeps() {
        for (Object number : List.of(1L << 53, -7, 0.1, 1.0 / 3, new BigDecimal("19.99"), 1e300, Double.MIN_VALUE)) {
            var answer = run(aCall().json(), context -> context.step().run("n", Object.class, () -> List.of(number)));

            assertThat(operation(answer).getString("op")).as(number.toString()).isEqualTo("StepRun");
        }
    }

    @Test
    void failsARunWhoseOutputJsonCannotCarry() {
        var answer = run(aCall().json(), context -> new Unwritable());

        assertThat(answer.status()).isEqualTo(400);
        assertThat(error(answer).getString("message")).contains("INNGEST-00012", "app-f");
    }

    @Test
    void namesTheClassOfAnExceptionWithoutAMessage() {
        var answer = run(aCall().attempt(0, 2).json(), context -> {
            throw new IllegalStateException();
        });

        assertThat(answer.status()).isEqualTo(500);
        assertThat(error(answer).getString("message"))
                .isEqualTo("java.lang.IllegalStateException was thrown without a message");
        assertThat(error(answer).getString("stack")).contains("EngineTest");
    }

    @Test
    void endsTheCausesOfAnErrorAtACircle() {
        var answer = run(aCall().json(), context -> {
            var first = new IllegalStateException("first");
            first.initCause(new IllegalStateException("second", first));
            throw first;
        });

        assertThat(error(answer).getJsonObject("cause").getString("message")).isEqualTo("second");
    }

    @Test
    void failsTheRunAtOnceOnANonRetriableException() {
        var answer = run(aCall().attempt(0, 5).json(), context -> {
            throw new NonRetriableException("unknown customer");
        });

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.headers()).containsEntry("x-inngest-no-retry", "true");
    }

    @Test
    void recognizesANonRetriableExceptionInTheExceptionOfAnExecutor() {
        var answer = run(
                aCall().attempt(0, 5).json(),
                context -> context.step().run("charge", () -> {
                    throw new ExecutionException(new NonRetriableException("unknown customer"));
                }));

        assertThat(operation(answer).getString("op")).isEqualTo("StepFailed");
    }

    @Test
    void roundsASleepUpToWholeSeconds() {
        var answer = run(aCall().json(), context -> {
            context.step().sleep("nap", Duration.ofDays(1).plusMillis(1));
            return null;
        });

        assertThat(operation(answer).getString("name")).isEqualTo("1d1s");
    }

    @Test
    void refusesASleepOutOfRange() {
        for (var duration : List.of(Duration.ZERO, Duration.ofSeconds(-1), Duration.ofDays(367))) {
            var answer = run(aCall().json(), context -> {
                context.step().sleep("nap", duration);
                return null;
            });

            assertThat(answer.status()).isEqualTo(400);
            assertThat(error(answer).getString("message")).contains("INNGEST-00009", "nap", duration.toString());
        }
    }

    @Test
    void invokesWithAPayloadIfThereIsNoData() {
        var answer = run(
                aCall().json(), context -> context.step().invoke("call", Invocation.of("other-f", null, String.class)));

        assertThat(operation(answer)
                        .getJsonObject("opts")
                        .getJsonObject("payload")
                        .getJsonObject("data"))
                .isEmpty();
    }

    static final class SendEmail implements DurableFunction<Map<String, String>, Quote> {
        @Override
        public Quote run(FunctionContext<Map<String, String>> context) {
            return new Quote("x", 1, LocalDate.MIN);
        }
    }

    @Test
    void invokesAFunctionByTheClassThatDefinesIt() {
        var app = new TestApp()
                .with(FunctionDefinition.builder("send-email", Map.class, new SendEmail())
                        .definedBy(SendEmail.class)
                        .resultType(Quote.class)
                        .build())
                .with(FunctionDefinition.<Object, Object>builder(
                                "f",
                                Object.class,
                                context -> context.step()
                                        .invoke("mail", SendEmail.class, Map.of("to", "ada"))
                                        .carrier())
                        .build());

        var first = app.call("?fnId=app-f&stepId=step", aCall().json());
        var second = app.call(
                "?fnId=app-f&stepId=step",
                aCall().memoized("mail", "{\"data\":{\"carrier\":\"UPS\"}}").json());

        assertThat(operation(first).getJsonObject("opts").getString("function_id"))
                .isEqualTo("app-send-email");
        assertThat(TestApp.text(second)).isEqualTo("\"UPS\"");
    }
}
