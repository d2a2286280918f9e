package io.github.inngestcdi.cdi.internal.function;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.inngestcdi.CancelContext;
import io.github.inngestcdi.FailureContext;
import io.github.inngestcdi.FunctionContext;
import io.github.inngestcdi.FunctionDefinition;
import io.github.inngestcdi.FunctionError;
import io.github.inngestcdi.InngestEvent;
import io.github.inngestcdi.Step;
import io.github.inngestcdi.Trigger;
import io.github.inngestcdi.cdi.OnCancel;
import io.github.inngestcdi.cdi.OnCron;
import io.github.inngestcdi.cdi.OnEvent;
import io.github.inngestcdi.cdi.OnFailure;
import io.github.inngestcdi.cdi.Workflow;
import io.github.inngestcdi.cdi.internal.Events.OrderPlaced;
import io.github.inngestcdi.cdi.internal.Events.Unnamed;
import io.github.inngestcdi.cdi.internal.Events.UserRegistered;
import io.github.inngestcdi.cdi.internal.TestApplication;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Typed;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class WorkflowMethodTest {
    private static final String ORDER = "{\"orderId\": \"7\", \"total\": 5}";

    @Test
    void isStartedByTheEventThatOneOfItsParametersNames() {
        try (var app = TestApplication.of(Orders.class, Prices.class)) {
            FunctionDefinition<?, ?> ship = app.function("ship");

            assertThat(ship.triggers()).containsExactly(Trigger.event("order/placed"));
            assertThat(ship.retries()).isEqualTo(OptionalInt.of(0));
            assertThat(ship.eventType()).isEqualTo(OrderPlaced.class);
            assertThat(ship.resultType()).isEqualTo(String.class);
            assertThat(app.call("ship", "order/placed", ORDER)).isEqualTo("200 \"7 costs 10 and 10\"");
        }
    }

    @Test
    void needsNoWorkflowAnnotationBesideATrigger() {
        try (var app = TestApplication.of(Schedules.class)) {
            FunctionDefinition<?, ?> nightly = app.function("schedules-nightly");

            assertThat(nightly.triggers()).containsExactly(Trigger.cron("TZ=Europe/Paris 0 3 * * *"));
            assertThat(app.call("schedules-nightly", "inngest/scheduled.timer", "{\"cron\": \"0 3 * * *\"}"))
                    .startsWith("206 ")
                    .contains("clean-up");
        }
    }

    @Test
    void readsDataOfATypeWithoutAnEventNameFromItsEnvelope() {
        try (var app = TestApplication.of(Envelopes.class)) {
            assertThat(app.function("envelopes-unnamed").triggers()).containsExactly(Trigger.event("some/thing"));
            assertThat(app.call("envelopes-unnamed", "some/thing", "{\"text\": \"hello\"}"))
                    .isEqualTo("200 \"hello\"");
            assertThat(app.call("envelopes-generic", "some/thing", "{\"a\": [\"b\"]}"))
                    .isEqualTo("200 \"b\"");
        }
    }

    @Test
    void hasNoTriggerIfNeitherItsDataNorAnAnnotationNamesAnEvent() {
        try (var app = TestApplication.of(Invoked.class)) {
            assertThat(app.function("invoked-convert").triggers()).isEmpty();
        }
    }

    @Test
    void makesItsClassABean() {
        try (var app = TestApplication.of(OnlyWorkflows.class)) {
            assertThat(app.functions()).extracting(FunctionDefinition::id).containsExactly("only-workflows-one");
        }
    }

    @Test
    void runsAMethodAfterItsFailure() throws Exception {
        try (var app = TestApplication.of(Guarded.class, Prices.class)) {
            FunctionDefinition<?, ?> function = app.function("guarded-pay");

            assertThat(function.onFailure()).isPresent();
            assertThat(app.call("guarded-pay-failure", "inngest/function.failed", """
                    {"function_id": "shop-guarded-pay", "run_id": "01FAILED", "error": {"name": "E", "message": "no money"},
                     "event": {"name": "order/placed", "data": %s}}""".formatted(ORDER)))
                    .startsWith("206 ")
                    .contains("7 no money 01FAILED 10");
        }
    }

    @Test
    void usesTheResultOfAFailureHandlerAsTheOutputOfTheHandlersRun() {
        try (var app = TestApplication.of(Compensated.class)) {
            assertThat(app.call("compensated-pay-failure", "inngest/function.failed", """
                    {"function_id": "shop-compensated-pay", "run_id": "01FAILED", "error": {"name": "E", "message": "no money"},
                     "event": {"name": "order/placed", "data": %s}}""".formatted(ORDER)))
                    .isEqualTo("200 \"no money\"");
        }
    }

    @Test
    void runsAMethodAfterItsCancellation() {
        try (var app = TestApplication.of(Compensated.class)) {
            assertThat(app.function("compensated-pay").onCancel()).isPresent();
            assertThat(app.call("compensated-pay-cancel", "inngest/function.cancelled", """
                    {"function_id": "shop-compensated-pay", "run_id": "01GONE",
                     "event": {"name": "order/placed", "data": %s}}""".formatted(ORDER)))
                    .isEqualTo("200 \"7 01GONE\"");
        }
    }

    @Test
    void mayBeOnADependentBeanWithoutItsOwnType() {
        try (var app = TestApplication.of(Hidden.class)) {
            assertThat(app.call("hidden-run", "order/placed", ORDER)).isEqualTo("200 \"7\"");
        }
    }

    @ApplicationScoped
    public static class Prices {
        int of(OrderPlaced order) {
            return 2 * order.total();
        }
    }

    @ApplicationScoped
    public static class Orders {
        @SuppressWarnings({"unused", "UnusedMethod", "UnusedVariable"}) // private, and only the container calls it
        @Workflow(id = "ship", retries = 0)
        private String ship(Instance<Prices> several, FunctionContext<?> context, Prices prices, OrderPlaced order) {
            return order.orderId() + " costs " + prices.of(order) + " and "
                    + several.get().of(order);
        }
    }

    @ApplicationScoped
    public static class Schedules {
        @OnCron("TZ=Europe/Paris 0 3 * * *")
        void nightly(Step step) {
            step.run("clean-up", () -> {});
        }
    }

    @ApplicationScoped
    public static class Envelopes {
        @OnEvent("some/thing")
        String unnamed(InngestEvent<Unnamed> event) {
            return event.data().text();
        }

        @OnEvent("some/thing")
        String generic(List<InngestEvent<Map<String, List<String>>>> events) {
            return events.get(0).data().get("a").get(0);
        }
    }

    @ApplicationScoped
    public static class Invoked {
        @Workflow
        int convert(FunctionContext<Unnamed> context) {
            return context.data().text().length();
        }
    }

    @Workflow
    public static class OnlyWorkflows {
        @Workflow
        void one(UserRegistered user) {}
    }

    @ApplicationScoped
    public static class Guarded {
        @Workflow
        void pay(OrderPlaced order) {}

        @OnFailure("guarded-pay")
        void refund(Prices prices, FailureContext<OrderPlaced> failure, FunctionError error, Step step) {
            var order = failure.data();
            var text = order.orderId() + " " + error.message() + " " + failure.failedRunId() + " " + prices.of(order);
            step.run("refund", String.class, () -> text);
        }
    }

    @ApplicationScoped
    public static class Compensated {
        @Workflow
        void pay(OrderPlaced order) {}

        @OnFailure("compensated-pay")
        String refund(FunctionError error) {
            return error.message();
        }

        @OnCancel("compensated-pay")
        String release(CancelContext<OrderPlaced> cancelled, Step step) {
            return cancelled.data().orderId() + " " + cancelled.cancelledRunId();
        }
    }

    public interface Marker {}

    @Dependent
    @Typed(Marker.class)
    public static class Hidden implements Marker {
        @Workflow
        String run(OrderPlaced order) {
            return order.orderId();
        }
    }
}
