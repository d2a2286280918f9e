package io.github.inngestcdi.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.inngestcdi.DurableFunction;
import io.github.inngestcdi.FunctionDefinition;
import io.github.inngestcdi.RetryAfterException;
import io.github.inngestcdi.RetryPolicy;
import io.github.inngestcdi.SignalWait;
import io.github.inngestcdi.StepOptions;
import io.github.inngestcdi.internal.json.JsonPlatform;
import io.github.inngestcdi.internal.serve.ServeResponse;
import io.github.inngestcdi.internal.serve.TestApp;
import io.github.inngestcdi.internal.wire.StepId;
import io.github.inngestcdi.middleware.InngestMiddleware;
import io.github.inngestcdi.middleware.RunInfo;
import io.github.inngestcdi.middleware.StepInfo;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** A failure around a step does not count as a failure of the step. */
class GivenUpResultsTest {
    private final List<String> effects = new ArrayList<>();

    public record Receipt(int cents) {}

    public record Order(String id) {}

    private ServeResponse run(
            String query, CallRequestBody call, DurableFunction<Object, Object> body, InngestMiddleware... middleware) {
        return new TestApp()
                .with(FunctionDefinition.builder("f", Object.class, body)
                        .middleware(middleware)
                        .build())
                .call(query, call.json());
    }

    private ServeResponse run(
            CallRequestBody call, DurableFunction<Object, Object> body, InngestMiddleware... middleware) {
        return run("?fnId=app-f&stepId=step", call, body, middleware);
    }

    private static CallRequestBody aCall() {
        return new CallRequestBody();
    }

    @Test
    void hidesAnUnreadableResultFromTheCode() {
        var answer = run(aCall().memoized("charge", "{\"data\":\"no receipt\"}"), context -> {
            try {
                return context.step().run("charge", Receipt.class, () -> new Receipt(995));
            } catch (RuntimeException e) {
                return context.step().run("refund", () -> effects.add("refunded"));
            }
        });

        assertThat(effects).isEmpty();
        assertThat(answer.status()).isEqualTo(500);
        assertThat(TestApp.text(answer)).contains("INNGEST-00010", "'charge'");
    }

    @Test
    void hidesAFailureOfTheMiddlewareFromTheCode() {
        InngestMiddleware away = new InngestMiddleware() {
            @Override
            public JsonValue wrapStep(StepInfo step, Callable<JsonValue> next) {
                throw new IllegalStateException("the store is away");
            }
        };

        var answer = run(
                aCall().memoized("charge", "{\"data\":1}"),
                context -> {
                    try {
                        return context.step().run("charge", () -> 1);
                    } catch (RuntimeException e) {
                        return "taken back";
                    }
                },
                away);

        assertThat(answer.status()).isEqualTo(500);
        assertThat(TestApp.text(answer)).contains("the store is away");
    }

    @Test
    void keepsAResultIfANotifiedMiddlewareThrows() {
        InngestMiddleware broken = new InngestMiddleware() {
            @Override
            public void onStepComplete(StepInfo step, JsonValue result) {
                throw new IllegalStateException("no metrics");
            }
        };

        var answer = run(aCall(), context -> context.step().run("charge", () -> 1), broken);

        assertThat(TestApp.text(answer)).contains("\"op\":\"StepRun\"");
    }

    @Test
    void keepsADecisionNotToRetryIfANotifiedMiddlewareThrows() {
        InngestMiddleware broken = new InngestMiddleware() {
            @Override
            public void onStepError(StepInfo step, Throwable error, boolean last) {
                throw new IllegalStateException("no metrics");
            }
        };

        var answer = run(
                aCall(),
                context -> context.step().run("charge", () -> {
                    throw new io.github.inngestcdi.NonRetriableException("declined");
                }),
                broken);

        assertThat(TestApp.text(answer)).contains("\"op\":\"StepFailed\"", "declined");
    }

    @Test
    void notifiesOfTheStartOfARunOnceIfParallelStepsBegin() {
        InngestMiddleware counting = new InngestMiddleware() {
            @Override
            public void onRunStart(RunInfo run) {
                effects.add("start");
            }
        };
        DurableFunction<Object, Object> body = context -> {
            var parallel = context.step().parallel();
            parallel.fork(() -> context.step().run("a", () -> 1));
            parallel.fork(() -> context.step().run("b", () -> 2));
            parallel.join();
            return null;
        };

        run(aCall(), body, counting);
        run("?fnId=app-f&stepId=" + StepId.of("a", 0).hash(), aCall(), body, counting);

        assertThat(effects).containsExactly("start");
    }

    @Test
    void givesTheCodeOfAStepAGenericInput() {
        var answer = run(
                aCall(),
                context -> context.step()
                        .runWith(
                                "first",
                                List.of(new Order("42")),
                                orders -> orders.get(0).id()));

        assertThat(TestApp.text(answer)).contains("\"data\":\"42\"", "\"input\":[[{\"id\":\"42\"}]]");
    }

    @Test
    void keepsTheRequestedDelayWithImmediateRetries() {
        var answer = run(
                aCall(),
                context -> context.step()
                        .with(StepOptions.retrying(RetryPolicy.immediately(3)))
                        .run("busy", () -> {
                            effects.add("ran");
                            throw new RetryAfterException("later", Duration.ofMinutes(1));
                        }));

        assertThat(effects).containsExactly("ran");
        assertThat(answer.headers()).containsEntry("retry-after", "60");
    }

    @Test
    void logsALineThatIsNotAPatternUnchanged() {
        var answer = run(aCall(), context -> {
            context.logger().log(System.Logger.Level.INFO, "order {id} of {0}", 5);
            return "done";
        });

        assertThat(answer.status()).isEqualTo(200);
    }

    @Test
    void replacesAnotherRunThatWaitsForTheSignal() {
        var answer = run(
                aCall(),
                context -> context.step()
                        .waitForSignal(
                                "sig",
                                SignalWait.of("sig-1", Receipt.class, Duration.ofDays(1))
                                        .withConflict(SignalWait.Conflict.REPLACE)));

        assertThat(new JsonPlatform()
                        .array(TestApp.text(answer))
                        .getJsonObject(0)
                        .getJsonObject("opts"))
                .isEqualTo(new JsonPlatform()
                        .object("{\"signal\":\"sig-1\",\"timeout\":\"1d\",\"conflict\":\"replace\"}"));
    }

    @Test
    void removesTheTraceFromAnAwaitedEvent() {
        var answer = run(
                aCall().memoized(
                                "wait",
                                "{\"name\":\"a/b\",\"id\":\"1\",\"data\":{\"a\":1,\"_trace\":{\"traceparent\":\"x\"}}}"),
                context -> context.step()
                        .waitForEvent(
                                "wait", io.github.inngestcdi.EventWait.named("a/b", Map.class, Duration.ofDays(1)))
                        .orElseThrow()
                        .data());

        assertThat(TestApp.text(answer)).isEqualTo("{\"a\":1}");
    }
}
