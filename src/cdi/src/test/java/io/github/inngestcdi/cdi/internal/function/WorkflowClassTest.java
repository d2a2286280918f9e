package io.github.inngestcdi.cdi.internal.function;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.inngestcdi.CancelContext;
import io.github.inngestcdi.DurableFunction;
import io.github.inngestcdi.FailureContext;
import io.github.inngestcdi.FunctionContext;
import io.github.inngestcdi.FunctionDefinition;
import io.github.inngestcdi.Trigger;
import io.github.inngestcdi.cdi.OnEvent;
import io.github.inngestcdi.cdi.Workflow;
import io.github.inngestcdi.cdi.internal.Events.Unnamed;
import io.github.inngestcdi.cdi.internal.Events.UserRegistered;
import io.github.inngestcdi.cdi.internal.TestApplication;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WorkflowClassTest {
    private static final String ADA = "{\"userId\": \"42\", \"email\": \"ada@example.org\"}";

    @Test
    void isAFunctionNamedAfterItsClassWithTheTypesOfItsArguments() {
        try (var app = TestApplication.of(WelcomeUser.class)) {
            FunctionDefinition<?, ?> function = app.function("welcome-user");

            assertThat(function.definedBy()).isEqualTo(Optional.of(WelcomeUser.class));
            assertThat(function.eventType()).isEqualTo(UserRegistered.class);
            assertThat(function.resultType().getTypeName()).isEqualTo("java.util.List<java.lang.String>");
            assertThat(function.triggers()).containsExactly(Trigger.event("user/registered"));
            assertThat(function.onFailure()).isEmpty();
            assertThat(function.onCancel()).isEmpty();
            assertThat(app.call("welcome-user", "user/registered", ADA)).isEqualTo("200 [\"42\"]");
        }
    }

    @Test
    void hasNoTriggerIfItsDataNamesNoEvent() {
        try (var app = TestApplication.of(Convert.class)) {
            assertThat(app.function("convert").triggers()).isEmpty();
        }
    }

    @Test
    void takesTriggersFromItsAnnotationsAndHandlesItsFailuresAndCancellations() {
        try (var app = TestApplication.of(Handling.class)) {
            FunctionDefinition<?, ?> function = app.function("handling");

            assertThat(function.triggers()).containsExactly(Trigger.event("other/thing"));
            assertThat(function.onFailure()).isPresent();
            assertThat(function.onCancel()).isPresent();
        }
    }

    @Test
    void mayBeFinalAndHaveNoConstructorForProxies() {
        try (var app = TestApplication.of(Unproxyable.class, Greeting.class)) {
            assertThat(app.call("unproxyable", "user/registered", ADA)).isEqualTo("200 \"hello 42\"");
        }
    }

    @ApplicationScoped
    public static class Greeting {
        String to(UserRegistered user) {
            return "hello " + user.userId();
        }
    }

    abstract static class Base<X> implements DurableFunction<X, List<String>> {}

    @Workflow
    @Typed(WelcomeUser.class)
    public static class WelcomeUser extends Base<UserRegistered> {
        @Override
        public List<String> run(FunctionContext<UserRegistered> context) {
            return List.of(context.data().userId());
        }
    }

    @Workflow
    public static class Convert implements DurableFunction<Unnamed, String> {
        @Override
        public String run(FunctionContext<Unnamed> context) {
            return context.data().text();
        }
    }

    @Workflow(id = "handling")
    @OnEvent("other/thing")
    public static class Handling implements DurableFunction<UserRegistered, String> {
        @Override
        public String run(FunctionContext<UserRegistered> context) {
            return "";
        }

        @Override
        public void onFailure(FailureContext<UserRegistered> context) {}

        @Override
        public void onCancel(CancelContext<UserRegistered> context) {}
    }

    @Workflow
    public static final class Unproxyable implements DurableFunction<UserRegistered, String> {
        private final Greeting greeting;

        @Inject
        public Unproxyable(Greeting greeting) {
            this.greeting = greeting;
        }

        @Override
        public String run(FunctionContext<UserRegistered> context) {
            return greeting.to(context.data());
        }
    }
}
