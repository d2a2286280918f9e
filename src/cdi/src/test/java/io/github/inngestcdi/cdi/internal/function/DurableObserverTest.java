package io.github.inngestcdi.cdi.internal.function;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.inngestcdi.FunctionContext;
import io.github.inngestcdi.FunctionDefinition;
import io.github.inngestcdi.InngestEvent;
import io.github.inngestcdi.Step;
import io.github.inngestcdi.Trigger;
import io.github.inngestcdi.cdi.Async;
import io.github.inngestcdi.cdi.OnCron;
import io.github.inngestcdi.cdi.OnEvent;
import io.github.inngestcdi.cdi.Workflow;
import io.github.inngestcdi.cdi.internal.Events.OrderPlaced;
import io.github.inngestcdi.cdi.internal.Events.UserRegistered;
import io.github.inngestcdi.cdi.internal.RecordingInngest;
import io.github.inngestcdi.cdi.internal.TestApplication;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.enterprise.inject.spi.EventMetadata;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class DurableObserverTest {
    private static final String ADA = "{\"userId\": \"42\", \"email\": \"ada@example.org\"}";

    @Test
    void isAFunctionNamedAfterBeanAndMethodAndStartedByItsEvent() {
        try (var app = TestApplication.of(Onboarding.class, Journal.class, Ticket.class)) {
            FunctionDefinition<?, ?> welcome = app.function("onboarding-welcome");

            assertThat(welcome.triggers()).containsExactly(Trigger.event("user/registered"));
            assertThat(welcome.retries()).isEqualTo(OptionalInt.empty());
            assertThat(welcome.name()).isEqualTo("onboarding-welcome");
            assertThat(welcome.origin()).isEqualTo(Onboarding.class.getName() + ".welcome");
            assertThat(welcome.eventType()).isEqualTo(UserRegistered.class);
        }
    }

    @Test
    void takesIdNameRetriesAndTriggersFromItsAnnotations() {
        try (var app = TestApplication.of(Annotated.class)) {
            FunctionDefinition<?, ?> function = app.function("mailing");

            assertThat(function.name()).isEqualTo("Mailing");
            assertThat(function.retries()).isEqualTo(OptionalInt.of(3));
            assertThat(function.triggers())
                    .containsExactlyInAnyOrder(
                            Trigger.event("user/registered", "event.data.userId != '0'"),
                            Trigger.event("user/*"),
                            Trigger.cron("0 9 * * *"),
                            Trigger.cron("0 17 * * *"));
        }
    }

    @Test
    void isNotNotifiedInThisProcess() {
        try (var app = TestApplication.of(
                Onboarding.class, Journal.class, Ticket.class, Sender.class, RecordingInngest.class)) {
            app.get(Sender.class).registered.fire(new UserRegistered("42", "ada@example.org"));

            assertThat(app.get(Journal.class).entries()).isEmpty();
            assertThat(app.get(RecordingInngest.class).events()).hasSize(1);
        }
    }

    @Test
    void runsOnTheInstanceOfItsScopeWithParametersInAnyOrder() {
        try (var app = TestApplication.of(Onboarding.class, Journal.class, Ticket.class)) {
            var first = app.call("onboarding-welcome", "user/registered", ADA);
            var second = app.call("onboarding-welcome", "user/registered", ADA);

            assertThat(first).startsWith("206 ").contains("StepRun").contains("ada@example.org, call 1");
            assertThat(second).contains("ada@example.org, call 2");
        }
    }

    @Test
    void runsInANewRequestScopeIfNoneIsActive() {
        try (var app = TestApplication.of(PerRequest.class, Journal.class)) {
            var first = app.call("per-request-on-order", "order/placed", "{\"orderId\": \"1\", \"total\": 5}");
            var second = app.call("per-request-on-order", "order/placed", "{\"orderId\": \"2\", \"total\": 5}");

            assertThat(first).isEqualTo("200 1");
            assertThat(second).isEqualTo("200 1");
            assertThat(app.get(Journal.class).entries()).containsExactly("1", "gone", "2", "gone");
        }
    }

    @Test
    void createsADependentInstanceForEachCallAndDestroysItAfterwards() {
        try (var app = TestApplication.of(PerCall.class, Journal.class, Ticket.class)) {
            app.call("per-call-on-order", "order/placed", "{\"orderId\": \"1\", \"total\": 5}");

            assertThat(app.get(Journal.class).entries()).containsExactly("ran 1", "ticket destroyed", "bean destroyed");
        }
    }

    @Test
    void isOneFunctionPerBeanIfInheritedAndNoneIfOverridden() {
        try (var app = TestApplication.of(First.class, Second.class, Overriding.class)) {
            assertThat(app.functions())
                    .extracting(FunctionDefinition::id)
                    .containsExactly("first-inherited", "second-inherited");
            assertThat(app.call("second-inherited", "user/registered", ADA)).isEqualTo("200 \"Second\"");
        }
    }

    @Test
    void receivesItsBatchItsEnvelopeAndItsContext() {
        try (var app = TestApplication.of(Envelopes.class)) {
            assertThat(app.call("envelopes-batch", "order/placed", "{\"orderId\": \"7\", \"total\": 5}"))
                    .isEqualTo("200 \"7 7 01RUN 7 order/placed\"");
            assertThat(app.call("envelopes-envelope", "order/placed", "{\"orderId\": \"7\", \"total\": 5}"))
                    .isEqualTo("200 \"order/placed 7\"");
            assertThat(app.call("envelopes-any-context", "user/registered", ADA))
                    .isEqualTo("200 \"01RUN\"");
            assertThat(app.call("envelopes-metadata", "order/placed", "{\"orderId\": \"7\", \"total\": 5}"))
                    .isEqualTo("200 \"" + OrderPlaced.class.getName() + "\"");
        }
    }

    @Test
    void mayBeStaticOrAsynchronous() {
        try (var app = TestApplication.of(Unusual.class)) {
            assertThat(app.call("unusual-of-the-class", "user/registered", ADA)).isEqualTo("200 \"42\"");
            assertThat(app.call("unusual-later", "user/registered", ADA)).isEqualTo("200 \"later 42\"");
        }
    }

    @Test
    void passesErrorsAndExceptionsOnUnchanged() {
        try (var app = TestApplication.of(Failing.class)) {
            assertThat(app.call("failing-checked", "user/registered", ADA))
                    .startsWith("500 ")
                    .contains("java.io.IOException")
                    .contains("disk full")
                    .doesNotContain("InvocationTargetException");
        }
    }

    @ApplicationScoped
    public static class Journal {
        private final List<String> entries = new ArrayList<>();

        public List<String> entries() {
            return entries;
        }
    }

    @Dependent
    public static class Ticket {
        @Inject
        private Journal journal;

        @PreDestroy
        void destroyed() {
            journal.entries().add("ticket destroyed");
        }
    }

    @Dependent
    public static class Sender {
        @Inject
        @Async
        Event<UserRegistered> registered;
    }

    @ApplicationScoped
    public static class Onboarding {
        private int calls;

        @Inject
        private Journal journal;

        @SuppressWarnings({"unused", "UnusedMethod", "UnusedVariable"}) // private, and only the container calls it
        private void welcome(Ticket ticket, Step step, @Observes @Async UserRegistered user, Journal injected) {
            var mail = user.email() + ", call " + ++calls;
            journal.entries().add(user.userId());
            step.run("send-welcome", String.class, () -> mail);
        }
    }

    @ApplicationScoped
    public static class Annotated {
        @Workflow(id = "mailing", name = "Mailing", retries = 3)
        @OnEvent(type = UserRegistered.class, when = "event.data.userId != '0'")
        @OnEvent("user/*")
        @OnCron("0 9 * * *")
        @OnCron("0 17 * * *")
        void on(@Observes @Async UserRegistered user) {}
    }

    @RequestScoped
    public static class PerRequest {
        private int calls;

        @Inject
        private Journal journal;

        int onOrder(@Observes @Async OrderPlaced order) {
            journal.entries().add(order.orderId());
            return ++calls;
        }

        @PreDestroy
        void gone() {
            journal.entries().add("gone");
        }
    }

    @Dependent
    public static class PerCall {
        @Inject
        private Journal journal;

        void onOrder(@Observes @Async OrderPlaced order, Ticket ticket) {
            journal.entries().add("ran " + order.orderId());
        }

        @PreDestroy
        void destroyed() {
            journal.entries().add("bean destroyed");
        }
    }

    public abstract static class Inherited {
        @SuppressWarnings({"unused", "UnusedMethod", "UnusedVariable"}) // private, and only the container calls it
        private String inherited(@Observes @Async UserRegistered user) {
            return getClass().getSimpleName().replaceAll("\\W.*", "");
        }
    }

    @ApplicationScoped
    public static class First extends Inherited {}

    @ApplicationScoped
    public static class Second extends Inherited {}

    public abstract static class Overridden {
        void overridden(@Observes @Async UserRegistered user) {}
    }

    @ApplicationScoped
    public static class Overriding extends Overridden {
        @Override
        void overridden(UserRegistered user) {}
    }

    @ApplicationScoped
    public static class Envelopes {
        String batch(
                List<InngestEvent<OrderPlaced>> all,
                FunctionContext<OrderPlaced> context,
                @Observes @Async OrderPlaced order,
                InngestEvent<OrderPlaced> event) {
            return order.orderId() + " " + all.get(0).data().orderId() + " " + context.runId() + " "
                    + context.data().orderId() + " " + event.name();
        }

        String envelope(@Observes @Async InngestEvent<OrderPlaced> event) {
            return event.name() + " " + event.data().orderId();
        }

        String anyContext(@Observes @Async UserRegistered user, FunctionContext<?> context) {
            return context.runId();
        }

        String metadata(@Observes @Async OrderPlaced order, EventMetadata metadata) {
            return metadata.getType().getTypeName();
        }
    }

    @ApplicationScoped
    public static class Unusual {
        static String ofTheClass(@Observes @Async UserRegistered user) {
            return user.userId();
        }

        String later(@ObservesAsync @Async UserRegistered user) {
            return "later " + user.userId();
        }
    }

    @ApplicationScoped
    public static class Failing {
        void checked(@Observes @Async UserRegistered user) throws java.io.IOException {
            throw new java.io.IOException("disk full");
        }
    }
}
