package io.github.inngestcdi.cdi.internal.middleware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.inngestcdi.DurableFunction;
import io.github.inngestcdi.FunctionContext;
import io.github.inngestcdi.cdi.Async;
import io.github.inngestcdi.cdi.UseMiddleware;
import io.github.inngestcdi.cdi.Workflow;
import io.github.inngestcdi.cdi.internal.Events.OrderPlaced;
import io.github.inngestcdi.cdi.internal.Events.UserRegistered;
import io.github.inngestcdi.cdi.internal.InngestExtension;
import io.github.inngestcdi.cdi.internal.LogRecords;
import io.github.inngestcdi.cdi.internal.TestApplication;
import io.github.inngestcdi.middleware.InngestMiddleware;
import io.github.inngestcdi.middleware.RunInfo;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

class DeclaredMiddlewareTest {
    private static final String ADA = "{\"userId\": \"42\", \"email\": \"ada@example.org\"}";

    @Test
    void wrapsEveryFunctionInTheOrderOfPriorities() {
        try (var app = TestApplication.of(Records.class, Last.class, First.class, Functions.class)) {
            app.call("plain", "user/registered", ADA);

            assertThat(app.get(Records.class).lines()).containsExactly("First", "Last", "plain");
        }
    }

    @Test
    void wrapsOneFunctionInTheOrderOfItsAnnotationInsideTheMiddlewareOfTheApp() {
        try (var app = TestApplication.of(
                Records.class, Last.class, First.class, Audited.class, Timed.class, Using.class, Functions.class)) {
            app.call("audited", "user/registered", ADA);
            app.call("plain", "user/registered", ADA);

            assertThat(app.get(Records.class).lines())
                    .containsExactly("First", "Last", "Timed", "Audited", "audited", "First", "Last", "plain");
        }
    }

    @Test
    void mayBeNamedOnAWorkflowClassAndOnADurableObserver() {
        try (var app = TestApplication.of(Records.class, Audited.class, Welcome.class, Observing.class)) {
            app.call("welcome", "user/registered", ADA);
            app.call("observing-order", "order/placed", "{}");

            assertThat(app.get(Records.class).lines()).containsExactly("Audited", "welcome", "Audited", "order");
        }
    }

    @Test
    void isBoundWithItsOwnClassDespiteItsProxy() {
        try (var app = TestApplication.of(Records.class, Audited.class, Welcome.class)) {
            var binding = app.function("welcome").middleware().get(0);

            assertThat(binding.type()).isEqualTo(Audited.class);
            assertThat(binding.middleware().getClass()).isNotEqualTo(Audited.class);
        }
    }

    @Test
    void mayComeFromAProducer() {
        try (var app = TestApplication.of(Records.class, Producing.class, Functions.class)) {
            app.call("plain", "user/registered", ADA);

            assertThat(app.get(Records.class).lines()).containsExactly("produced", "hidden", "plain");
        }
    }

    @Test
    void isOneInstanceForTheDeploymentAndEndsWithIt() {
        OwnInstance.LIVES.clear();

        try (var app = TestApplication.of(Records.class, OwnInstance.class, Functions.class)) {
            app.call("plain", "user/registered", ADA);
            app.call("plain", "user/registered", ADA);
        }

        assertThat(OwnInstance.LIVES).containsExactly("made", "gone");
    }

    @Test
    void warnsIfItDoesNotApplyToAnything() {
        try (var log = new LogRecords(InngestExtension.class);
                var app = TestApplication.of(Records.class, Audited.class, Functions.class)) {
            assertThat(app.functions()).isNotEmpty();
            assertThat(log.lines())
                    .singleElement()
                    .asString()
                    .contains("WARNING", "INNGEST-01052", Audited.class.getName(), "@Priority", "@UseMiddleware");
        }
    }

    @Test
    void isRefusedIfItIsNotABeanOrIsAmbiguousOrIsNotOnAFunction() {
        var refused = catchThrowable(
                () -> TestApplication.of(Records.class, Last.class, First.class, Mistaken.class, AlsoMistaken.class)
                        .close());

        assertThat(refused)
                .hasMessageContaining("INNGEST-01053")
                .hasMessageContaining(Mistaken.class.getName() + ".run has @UseMiddleware(Timed.class)")
                .hasMessageContaining("INNGEST-01054")
                .hasMessageContaining(First.class.getName())
                .hasMessageContaining("INNGEST-01055")
                .hasMessageContaining(AlsoMistaken.class.getName() + ".help");
    }

    @Test
    void wrapsOnlyTheOverloadedMethodThatNamesIt() {
        try (var app = TestApplication.of(Records.class, Audited.class, Overloaded.class)) {
            app.call("unaudited-order", "order/placed", "{\"orderId\": \"7\", \"total\": 5}");
            app.call("audited-user", "user/registered", ADA);

            assertThat(app.get(Records.class).lines()).containsExactly("order", "Audited", "user");
        }
    }

    @Test
    void isRefusedOnAMethodThatOnlySharesTheNameOfAFunction() {
        var refused = catchThrowable(() -> TestApplication.of(Records.class, Audited.class, HalfOverloaded.class)
                .close());

        assertThat(refused)
                .hasMessageContaining("INNGEST-01055")
                .hasMessageContaining(HalfOverloaded.class.getName() + ".run");
    }

    @Dependent
    public static class Overloaded {
        @Inject
        Records records;

        @Workflow(id = "unaudited-order")
        void run(OrderPlaced order) {
            records.tell("order");
        }

        @Workflow(id = "audited-user")
        @UseMiddleware(Audited.class)
        void run(UserRegistered user) {
            records.tell("user");
        }
    }

    @Dependent
    public static class HalfOverloaded {
        @Workflow
        void run(OrderPlaced order) {}

        @UseMiddleware(Audited.class)
        void run(String help) {}
    }

    @ApplicationScoped
    public static class Records {
        private final List<String> lines = new ArrayList<>();

        List<String> lines() {
            return lines;
        }

        void tell(String line) {
            lines.add(line);
        }
    }

    abstract static class Recording implements InngestMiddleware {
        @Inject
        Records records;

        @Override
        public JsonValue wrapFunctionHandler(RunInfo run, Callable<JsonValue> next) throws Exception {
            records.tell(name());
            return next.call();
        }

        String name() {
            var name = getClass().getSimpleName();
            return name.replaceAll("[$_].*", "");
        }
    }

    @Priority(20)
    @ApplicationScoped
    public static class Last extends Recording {}

    @Priority(10)
    @ApplicationScoped
    public static class First extends Recording {}

    @ApplicationScoped
    public static class Audited extends Recording {}

    @Dependent
    public static class Timed extends Recording {}

    @Dependent
    public static class Functions {
        @Inject
        Records records;

        @Workflow(id = "plain")
        void run(UserRegistered user) {
            records.tell("plain");
        }
    }

    @Dependent
    public static class Using {
        @Inject
        Records records;

        @Workflow(id = "audited")
        @UseMiddleware({Timed.class, Audited.class, First.class})
        void run(UserRegistered user) {
            records.tell("audited");
        }
    }

    @Workflow(id = "welcome")
    @UseMiddleware(Audited.class)
    public static class Welcome implements DurableFunction<UserRegistered, String> {
        @Inject
        Records records;

        @Override
        public String run(FunctionContext<UserRegistered> context) {
            records.tell("welcome");
            return "";
        }
    }

    @ApplicationScoped
    public static class Observing {
        @Inject
        Records records;

        @UseMiddleware(Audited.class)
        void order(@Observes @Async OrderPlaced order) {
            records.tell("order");
        }
    }

    @Dependent
    public static class Producing {
        @Produces
        @Priority(1)
        @ApplicationScoped
        Produced produced(Records records) {
            return new Produced(records);
        }

        @Produces
        @Priority(2)
        InngestMiddleware hidden(Records records) {
            return new InngestMiddleware() {
                @Override
                public JsonValue wrapFunctionHandler(RunInfo run, Callable<JsonValue> next) throws Exception {
                    records.tell("hidden");
                    return next.call();
                }
            };
        }
    }

    public static class Produced implements InngestMiddleware {
        private final Records records;

        Produced() {
            this(new Records());
        }

        Produced(Records records) {
            this.records = records;
        }

        @Override
        public JsonValue wrapFunctionHandler(RunInfo run, Callable<JsonValue> next) throws Exception {
            records.tell("produced");
            return next.call();
        }
    }

    @Priority(1)
    @Dependent
    public static class OwnInstance implements InngestMiddleware {
        static final List<String> LIVES = new ArrayList<>();

        @PostConstruct
        void begin() {
            LIVES.add("made");
        }

        @PreDestroy
        void end() {
            LIVES.add("gone");
        }
    }

    @Dependent
    public static class Mistaken {
        @Workflow(id = "mistaken")
        @UseMiddleware({Timed.class, Recording.class})
        void run(UserRegistered user) {}
    }

    @Dependent
    public static class AlsoMistaken {
        @UseMiddleware(First.class)
        void help() {}
    }
}
