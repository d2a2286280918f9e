package io.github.inngestcdi.internal.serve;

import io.github.inngestcdi.ConcurrencyScope;
import io.github.inngestcdi.EventWait;
import io.github.inngestcdi.FunctionContext;
import io.github.inngestcdi.FunctionDefinition;
import io.github.inngestcdi.FunctionOptions;
import io.github.inngestcdi.FunctionOptions.Batch;
import io.github.inngestcdi.FunctionOptions.CancelOn;
import io.github.inngestcdi.FunctionOptions.Concurrency;
import io.github.inngestcdi.FunctionOptions.Debounce;
import io.github.inngestcdi.FunctionOptions.RateLimit;
import io.github.inngestcdi.FunctionOptions.SingleRun;
import io.github.inngestcdi.FunctionOptions.Throttle;
import io.github.inngestcdi.FunctionOptions.Timeouts;
import io.github.inngestcdi.HttpCall;
import io.github.inngestcdi.InngestEvent;
import io.github.inngestcdi.Invocation;
import io.github.inngestcdi.NonRetriableException;
import io.github.inngestcdi.RetryAfterException;
import io.github.inngestcdi.SignalWait;
import io.github.inngestcdi.SingleRunMode;
import io.github.inngestcdi.StepException;
import io.github.inngestcdi.Trigger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The app of the recorded traffic, with its functions in Java; the recording comes with a description of each. */
final class Capture {
    static final String APP_ID = "capture";

    /** The time that the function sleeps until; the original takes it from its clock. */
    static final String UNTIL = "2026-11-21T23:16:50.505Z";

    private Capture() {}

    public record Person(String id, String name) {}

    public record Amount(int n) {}

    public record Approval(boolean ok) {}

    static List<FunctionDefinition<?, ?>> functions() {
        return List.of(
                FunctionDefinition.<Person, Object>builder(
                                "hello",
                                Person.class,
                                context -> Map.of("hi", context.data().name()))
                        .trigger(Trigger.event("demo/hello"))
                        .build(),
                FunctionDefinition.<Person, Object>builder("two-steps", Person.class, Capture::twoSteps)
                        .trigger(Trigger.event("demo/two"))
                        .build(),
                FunctionDefinition.<Person, Object>builder("sleepy", Person.class, Capture::sleepy)
                        .trigger(Trigger.event("demo/sleep"))
                        .build(),
                FunctionDefinition.<Person, Object>builder("waiter", Person.class, Capture::waiter)
                        .trigger(Trigger.event("demo/wait"))
                        .build(),
                FunctionDefinition.<Amount, Object>builder(
                                "callee",
                                Amount.class,
                                context -> Map.of("doubled", context.data().n() * 2))
                        .trigger(Trigger.event("demo/callee"))
                        .build(),
                FunctionDefinition.<Person, Object>builder("failer", Person.class, context -> {
                            throw new NonRetriableException("no way", new IllegalStateException("root"));
                        })
                        .trigger(Trigger.event("demo/failer"))
                        .retries(0)
                        .onFailure(failure -> {})
                        .build(),
                FunctionDefinition.<Person, Object>builder("invoker", Person.class, Capture::invoker)
                        .trigger(Trigger.event("demo/invoke"))
                        .build(),
                FunctionDefinition.<Person, Object>builder("retry", Person.class, Capture::retry)
                        .trigger(Trigger.event("demo/retry"))
                        .retries(2)
                        .build(),
                FunctionDefinition.<Person, Object>builder("step-error", Person.class, Capture::stepError)
                        .trigger(Trigger.event("demo/step-error"))
                        .retries(0)
                        .build(),
                FunctionDefinition.<Person, Object>builder("fn-error", Person.class, context -> {
                            throw new RetryAfterException("later", Duration.ofSeconds(1));
                        })
                        .trigger(Trigger.event("demo/fn-error"))
                        .retries(1)
                        .build(),
                FunctionDefinition.<Person, Object>builder(
                                "batchy",
                                Person.class,
                                context -> context.events().size())
                        .trigger(Trigger.event("demo/batch"))
                        .options(FunctionOptions.builder()
                                .batch(Batch.of(3, Duration.ofSeconds(2)))
                                .build())
                        .build(),
                FunctionDefinition.<Person, Object>builder("sender", Person.class, Capture::sender)
                        .trigger(Trigger.event("demo/send"))
                        .build(),
                FunctionDefinition.<Person, Object>builder("par", Person.class, Capture::par)
                        .trigger(Trigger.event("demo/par"))
                        .build(),
                FunctionDefinition.<Person, Object>builder("signal", Person.class, Capture::signal)
                        .trigger(Trigger.event("demo/signal"))
                        .build(),
                FunctionDefinition.<Person, Object>builder("signaller", Person.class, Capture::signaller)
                        .trigger(Trigger.event("demo/signaller"))
                        .build(),
                FunctionDefinition.<Person, Object>builder("fetcher", Person.class, Capture::fetcher)
                        .trigger(Trigger.event("demo/fetch"))
                        .build(),
                FunctionDefinition.<Person, Object>builder("loop", Person.class, Capture::loop)
                        .trigger(Trigger.event("demo/loop"))
                        .build(),
                FunctionDefinition.<Person, Object>builder("everything", Person.class, context -> "x")
                        .name("Every option")
                        .trigger(Trigger.event("demo/all", "event.data.ok == true"))
                        .trigger(Trigger.cron("TZ=Europe/Paris 0 2 * * *"))
                        .retries(5)
                        .options(everyOption())
                        .build(),
                FunctionDefinition.<Person, Object>builder("everything2", Person.class, context -> "x")
                        .trigger(Trigger.event("demo/all2"))
                        .options(FunctionOptions.builder()
                                .rateLimit(
                                        RateLimit.of(100, Duration.ofMinutes(1)).withKey("event.data.user"))
                                .debounce(Debounce.of(Duration.ofSeconds(5))
                                        .withTimeout(Duration.ofMinutes(1))
                                        .withKey("event.data.user"))
                                .build())
                        .build(),
                FunctionDefinition.<Person, Object>builder("everything3", Person.class, context -> "x")
                        .trigger(Trigger.event("demo/all3"))
                        .options(FunctionOptions.builder()
                                .singleRun(SingleRun.of(SingleRunMode.SKIP).withKey("event.data.user"))
                                .build())
                        .build(),
                FunctionDefinition.<Person, Object>builder("invoke-only", Person.class, context -> "x")
                        .build());
    }

    private static FunctionOptions everyOption() {
        return FunctionOptions.builder()
                .idempotency("event.data.id")
                .throttle(Throttle.of(10, Duration.ofMinutes(1)).withBurst(2).withKey("event.data.user"))
                .concurrency(Concurrency.ofSteps(5))
                .concurrency(Concurrency.ofSteps(2).withKey("event.data.user").withScope(ConcurrencyScope.ENV))
                .runPriority("event.data.vip ? 120 : 0")
                .timeouts(Timeouts.of(Duration.ofMinutes(1), Duration.ofHours(1)))
                .cancelOn(CancelOn.named("demo/cancel").withMatch("data.id").withTimeout(Duration.ofHours(1)))
                .build();
    }

    private static Object twoSteps(FunctionContext<Person> context) {
        var first = context.step().run("first step", () -> new Amount(1));
        int second = context.step().run("second step", () -> first.n() + 1);
        return Map.of("b", second);
    }

    private static Object sleepy(FunctionContext<Person> context) {
        context.step().sleep("nap", Duration.ofSeconds(1));
        context.step().sleepUntil("until", Instant.parse(UNTIL));
        return "ok";
    }

    private static Object waiter(FunctionContext<Person> context) {
        var approval = context.step()
                .waitForEvent(
                        "approval",
                        EventWait.named("demo/approved", Person.class, Duration.ofSeconds(5))
                                .withExpression("event.data.id == async.data.id"));
        var never = context.step()
                .waitForEvent("never", EventWait.named("demo/never", Person.class, Duration.ofSeconds(1)));
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("got", approval.orElseThrow().data());
        result.put("t", never.orElse(null));
        return result;
    }

    private static Object invoker(FunctionContext<Person> context) {
        Object called = context.step()
                .invoke(
                        "call it",
                        Invocation.of("capture-callee", new Amount(21), Map.class)
                                .withTimeout(Duration.ofMinutes(1)));
        try {
            context.step().invoke("call failing", Invocation.of("capture-failer", null, Object.class));
            return "not reached";
        } catch (StepException e) {
            return Map.of(
                    "r",
                    called,
                    "err",
                    Map.of("name", e.errorName(), "message", e.error().message()));
        }
    }

    private static Object retry(FunctionContext<Person> context) {
        return context.step().run("flaky", () -> {
            if (context.attempt() == 0) {
                throw new RetryAfterException("wait a bit", Duration.ofSeconds(1));
            }
            return "fine";
        });
    }

    private static Object stepError(FunctionContext<Person> context) {
        try {
            context.step().run("boom", () -> {
                throw new ClassCastException("bad thing");
            });
            return "not reached";
        } catch (StepException e) {
            return Map.of("caught", e.error().message(), "name", e.errorName());
        }
    }

    private static Object sender(FunctionContext<Person> context) {
        InngestEvent<?> sent = InngestEvent.of("demo/sent", Map.of());
        return Map.of("ids", context.step().sendEvent("send it", sent, sent));
    }

    private static Object loop(FunctionContext<Person> context) {
        int last = 0;
        for (int i = 0; i < 3; i++) {
            int round = i;
            last = context.step().run("again", () -> round);
        }
        return last + 1;
    }

    private static Object par(FunctionContext<Person> context) throws Exception {
        var parallel = context.step().parallel();
        var a = parallel.fork(() -> context.step().run("a", () -> "A"));
        var b = parallel.fork(() -> context.step().run("b", () -> "B"));
        parallel.fork(() -> context.step().sleep("c", Duration.ofSeconds(1)));
        parallel.join();
        return a.get() + b.get();
    }

    private static Object signal(FunctionContext<Person> context) {
        var data = context.step().waitForSignal("sig", SignalWait.of("sig-1", Approval.class, Duration.ofSeconds(20)));
        return Map.of("signal", "sig-1", "data", data.orElseThrow());
    }

    private static Object signaller(FunctionContext<Person> context) {
        return Map.of(
                "runId",
                context.step()
                        .sendSignal("send sig", "sig-1", Map.of("ok", true))
                        .orElseThrow());
    }

    private static Object fetcher(FunctionContext<Person> context) {
        var call = HttpCall.get(URI.create("http://localhost:8288/health"));
        return context.step().fetch("step.fetch: localhost", call).status();
    }
}
