package io.github.inngestcdi.cdi.internal.function;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.inngestcdi.Checkpointing;
import io.github.inngestcdi.ConcurrencyScope;
import io.github.inngestcdi.ConcurrencyUnit;
import io.github.inngestcdi.DurableFunction;
import io.github.inngestcdi.FunctionContext;
import io.github.inngestcdi.FunctionOptions;
import io.github.inngestcdi.InngestEvent;
import io.github.inngestcdi.SingleRunMode;
import io.github.inngestcdi.Trigger;
import io.github.inngestcdi.cdi.Async;
import io.github.inngestcdi.cdi.Batch;
import io.github.inngestcdi.cdi.CancelOn;
import io.github.inngestcdi.cdi.Checkpoint;
import io.github.inngestcdi.cdi.Concurrency;
import io.github.inngestcdi.cdi.Debounce;
import io.github.inngestcdi.cdi.Idempotent;
import io.github.inngestcdi.cdi.OnCron;
import io.github.inngestcdi.cdi.OnEvent;
import io.github.inngestcdi.cdi.RateLimit;
import io.github.inngestcdi.cdi.RunPriority;
import io.github.inngestcdi.cdi.SingleRun;
import io.github.inngestcdi.cdi.Throttle;
import io.github.inngestcdi.cdi.Timeouts;
import io.github.inngestcdi.cdi.Workflow;
import io.github.inngestcdi.cdi.internal.Events.OrderPlaced;
import io.github.inngestcdi.cdi.internal.Events.UserRegistered;
import io.github.inngestcdi.cdi.internal.TestApplication;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class FunctionOptionsTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final String ORDER = "{\"orderId\": \"7\", \"total\": 5}";

    @Test
    void hasNoOptionsByDefault() {
        try (var app = TestApplication.of(Plain.class)) {
            assertThat(app.function("plain").options()).isEqualTo(FunctionOptions.none());
        }
    }

    @Test
    void readsOptionsFromAClass() {
        try (var app = TestApplication.of(Everything.class)) {
            assertThat(app.function("everything").options())
                    .isEqualTo(FunctionOptions.builder()
                            .concurrency(FunctionOptions.Concurrency.ofSteps(5))
                            .concurrency(FunctionOptions.Concurrency.ofSteps(2)
                                    .withKey("event.data.userId")
                                    .withScope(ConcurrencyScope.ENV))
                            .concurrency(FunctionOptions.Concurrency.ofRuns(9))
                            .throttle(FunctionOptions.Throttle.of(10, MINUTE)
                                    .withBurst(2)
                                    .withKey("event.data.userId"))
                            .runPriority("event.data.vip ? 120 : 0")
                            .cancelOn(FunctionOptions.CancelOn.named("user/deleted")
                                    .withExpression("async.data.userId == event.data.userId"))
                            .cancelOn(FunctionOptions.CancelOn.named("order/placed")
                                    .withExpression("event.data.userId == async.data.userId")
                                    .withTimeout(Duration.ofHours(1)))
                            .timeouts(FunctionOptions.Timeouts.of(MINUTE, Duration.ofDays(2)))
                            .idempotency("event.data.userId")
                            .checkpointing(Checkpointing.standard()
                                    .withBufferedSteps(3)
                                    .withMaxInterval(Duration.ofSeconds(2))
                                    .withMaxRuntime(MINUTE))
                            .build());
        }
    }

    @Test
    void readsOptionsFromAMethod() {
        try (var app = TestApplication.of(Methods.class)) {
            assertThat(app.function("limited").options())
                    .isEqualTo(FunctionOptions.builder()
                            .rateLimit(FunctionOptions.RateLimit.of(100, Duration.ofHours(24))
                                    .withKey("event.data.userId"))
                            .debounce(FunctionOptions.Debounce.of(Duration.ofSeconds(5))
                                    .withKey("event.data.userId")
                                    .withTimeout(MINUTE))
                            .singleRun(FunctionOptions.SingleRun.of(SingleRunMode.CANCEL)
                                    .withKey("event.data.userId"))
                            .build());
            assertThat(app.function("once").options())
                    .isEqualTo(FunctionOptions.builder()
                            .concurrency(FunctionOptions.Concurrency.ofSteps(1))
                            .singleRun(FunctionOptions.SingleRun.of(SingleRunMode.SKIP))
                            .cancelOn(FunctionOptions.CancelOn.named("user/deleted"))
                            .timeouts(FunctionOptions.Timeouts.finish(MINUTE))
                            .checkpointing(Checkpointing.off())
                            .build());
        }
    }

    @Test
    void readsOptionsFromADurableObserver() {
        try (var app = TestApplication.of(Observer.class)) {
            assertThat(app.function("observer-on-user").options())
                    .isEqualTo(FunctionOptions.builder()
                            .throttle(FunctionOptions.Throttle.of(1, Duration.ofSeconds(1)))
                            .build());
        }
    }

    @Test
    void readsTheJitterOfASchedule() {
        try (var app = TestApplication.of(Nightly.class)) {
            assertThat(app.function("nightly-clean").triggers())
                    .containsExactly(Trigger.cron("0 3 * * *", Duration.ofMinutes(5)), Trigger.cron("0 4 * * *"));
        }
    }

    @Test
    void passesABatchToAMethodAnObserverAndAClass() {
        try (var app = TestApplication.of(Batches.class, BatchClass.class)) {
            assertThat(app.function("method").options().batch())
                    .contains(FunctionOptions.Batch.of(50, Duration.ofSeconds(10))
                            .withKey("event.data.orderId")
                            .withExpression("event.data.total < 100"));
            assertThat(app.functions()).hasSize(4).allSatisfy(function -> {
                assertThat(function.options().batch()).isPresent();
                assertThat(function.triggers()).containsExactly(Trigger.event("order/placed"));
                assertThat(app.callWithEvents(function.id(), "order/placed", ORDER, ORDER))
                        .isEqualTo("200 \"7 and 7\"");
            });
        }
    }

    private static String ids(List<InngestEvent<OrderPlaced>> orders) {
        return orders.stream().map(order -> order.data().orderId()).collect(Collectors.joining(" and "));
    }

    @Workflow
    public static class Plain implements DurableFunction<UserRegistered, String> {
        @Override
        public String run(FunctionContext<UserRegistered> context) {
            return "";
        }
    }

    @Workflow
    @Concurrency(limit = 5)
    @Concurrency(limit = 2, key = "event.data.userId", scope = ConcurrencyScope.ENV)
    @Concurrency(limit = 9, unit = ConcurrencyUnit.RUNS)
    @Throttle(limit = 10, period = "PT1M", burst = 2, key = "event.data.userId")
    @RunPriority("event.data.vip ? 120 : 0")
    @CancelOn(value = "user/deleted", when = "async.data.userId == event.data.userId")
    @CancelOn(type = OrderPlaced.class, match = "data.userId", timeout = "PT1H")
    @Timeouts(start = "PT1M", finish = "P2D")
    @Checkpoint(bufferedSteps = 3, maxInterval = "PT2S", maxRuntime = "PT1M")
    @Idempotent("event.data.userId")
    public static class Everything implements DurableFunction<UserRegistered, String> {
        @Override
        public String run(FunctionContext<UserRegistered> context) {
            return "";
        }
    }

    @ApplicationScoped
    public static class Methods {
        @Workflow(id = "limited")
        @RateLimit(limit = 100, period = "PT24H", key = "event.data.userId")
        @Debounce(period = "PT5S", key = "event.data.userId", timeout = "PT1M")
        @SingleRun(mode = SingleRunMode.CANCEL, key = "event.data.userId")
        void limited(UserRegistered user) {}

        @Workflow(id = "once")
        @Concurrency(limit = 1)
        @SingleRun
        @CancelOn("user/deleted")
        @Timeouts(finish = "PT1M")
        @Checkpoint(enabled = false)
        void once(UserRegistered user) {}
    }

    @ApplicationScoped
    public static class Observer {
        @Throttle(limit = 1, period = "PT1S")
        void onUser(@Observes @Async UserRegistered user) {}
    }

    @ApplicationScoped
    public static class Nightly {
        @OnCron(value = "0 3 * * *", jitter = "PT5M")
        @OnCron("0 4 * * *")
        void clean() {}
    }

    @ApplicationScoped
    public static class Batches {
        @Workflow(id = "method")
        @Batch(maxSize = 50, timeout = "PT10S", key = "event.data.orderId", when = "event.data.total < 100")
        String method(List<InngestEvent<OrderPlaced>> orders) {
            return ids(orders);
        }

        @Workflow(id = "observer")
        @Batch(maxSize = 2, timeout = "PT1S")
        String observer(@Observes @Async OrderPlaced first, List<InngestEvent<OrderPlaced>> orders) {
            return ids(orders);
        }

        @OnEvent("order/placed")
        @Batch(maxSize = 2, timeout = "PT1S")
        String context(FunctionContext<OrderPlaced> context) {
            return ids(context.events());
        }
    }

    @Workflow
    @Batch(maxSize = 2, timeout = "PT1S")
    public static class BatchClass implements DurableFunction<OrderPlaced, String> {
        @Override
        public String run(FunctionContext<OrderPlaced> context) {
            return ids(context.events());
        }
    }
}
