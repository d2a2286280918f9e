package io.github.inngestcdi.cdi.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.inngestcdi.CancelContext;
import io.github.inngestcdi.ConcurrencyScope;
import io.github.inngestcdi.DurableFunction;
import io.github.inngestcdi.FailureContext;
import io.github.inngestcdi.FunctionContext;
import io.github.inngestcdi.InngestEvent;
import io.github.inngestcdi.Step;
import io.github.inngestcdi.cdi.Async;
import io.github.inngestcdi.cdi.Batch;
import io.github.inngestcdi.cdi.CancelOn;
import io.github.inngestcdi.cdi.Checkpoint;
import io.github.inngestcdi.cdi.Concurrency;
import io.github.inngestcdi.cdi.Debounce;
import io.github.inngestcdi.cdi.DurableStep;
import io.github.inngestcdi.cdi.Idempotent;
import io.github.inngestcdi.cdi.OnCancel;
import io.github.inngestcdi.cdi.OnCron;
import io.github.inngestcdi.cdi.OnEvent;
import io.github.inngestcdi.cdi.OnFailure;
import io.github.inngestcdi.cdi.RateLimit;
import io.github.inngestcdi.cdi.RunPriority;
import io.github.inngestcdi.cdi.SingleRun;
import io.github.inngestcdi.cdi.Throttle;
import io.github.inngestcdi.cdi.Timeouts;
import io.github.inngestcdi.cdi.Workflow;
import io.github.inngestcdi.cdi.internal.Events.OrderPlaced;
import io.github.inngestcdi.cdi.internal.Events.Unnamed;
import io.github.inngestcdi.cdi.internal.Events.UserRegistered;
import jakarta.enterprise.concurrent.Asynchronous;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.SessionScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Reception;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.inject.Qualifier;
import java.io.Serializable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class DeploymentMistakesTest {
    @Test
    void reportsAllMistakesAtOnce() {
        var refused = deploy(
                Map.of("inngest.signing-kee", "abc"),
                FirstOfId.class,
                SecondOfId.class,
                FiresUnnamed.class,
                Crooked.class);

        assertThat(refused)
                .hasMessageContaining("INNGEST-01000")
                .hasMessageContaining("4 mistakes")
                .hasMessageContaining("'twice'")
                .hasMessageContaining(FirstOfId.class.getName() + ".one")
                .hasMessageContaining(SecondOfId.class.getName() + ".two")
                .hasMessageContaining("INNGEST-01005")
                .hasMessageContaining(FiresUnnamed.class.getName() + ".events")
                .hasMessageContaining("'every day'")
                .hasMessageContaining("50 retries")
                .hasMessageContaining("inngest.signing-kee")
                .hasMessageContaining("inngest.signing-key");
        assertThat(refused.getMessage().lines()).hasSize(7);
    }

    @Test
    void reportsMistakesWithoutAStackTrace() {
        var refused = deploy(Map.of(), FiresUnnamed.class);

        assertThat(refused.getClass().getName() + refused.getCause()).contains("DeploymentMistakes");
        assertThat(new DeploymentMistakes("x").getStackTrace()).isEmpty();
    }

    @Test
    void reportsMistakesInSettings() {
        var refused = deploy(Map.of("inngest.app-id", "", "inngest.dev", "", "inngest.request-timeout", "soon"));

        assertThat(refused)
                .hasMessageContaining("3 mistakes")
                .hasMessageContaining("inngest.app-id")
                .hasMessageContaining("inngest.signing-key")
                .hasMessageContaining("'soon'");
    }

    @ParameterizedTest
    @CsvSource({"'', INNGEST-00102, INNGEST_SIGNING_KEY", "signkey-prod-typo, INNGEST-00103, inngest.signing-key"})
    void requiresAValidSigningKeyInCloudMode(String key, String number, String named) {
        var refused = deploy(Map.of("inngest.dev", "", "inngest.signing-key", key));

        assertThat(refused)
                .hasMessageContaining("there is a mistake")
                .hasMessageContaining(number)
                .hasMessageContaining(named)
                .hasMessageNotContaining("typo");
    }

    @Test
    void reportsWarningsInTheMessageAndNotInTheLog() {
        try (var log = new LogRecords(InngestExtension.class)) {
            var refused = deploy(Map.of("inngest.signing-kee", "abc"), FiresUnnamed.class);

            assertThat(refused).hasMessageContaining("INNGEST-00110");
            assertThat(log.lines()).isEmpty();
        }
    }

    @Test
    void reportsMistakesInAllOptionsOfAFunction() {
        var refused = deploy(Map.of(), Optioned.class);

        assertThat(refused)
                .hasMessageContaining("13 mistakes")
                .hasMessageContaining("@Throttle(period) of " + Optioned.class.getName() + ".on is 'a minute'")
                .hasMessageContaining("@Timeouts(start) of")
                .hasMessageContaining("@CancelOn(timeout) of")
                .hasMessageContaining("INNGEST-01018")
                .hasMessageContaining("3 concurrency limits of steps")
                .hasMessageContaining("concurrency limit of 0,")
                .hasMessageContaining("in scope ACCOUNT")
                .hasMessageContaining("rate limit period of PT48H")
                .hasMessageContaining("debounce period of PT0S")
                .hasMessageContaining("batch size of 1,")
                .hasMessageContaining(
                        "does not combine with debounce, run priority, single run, cancellation by events")
                .hasMessageContaining("blank run priority")
                .hasMessageContaining("INNGEST-00036");
        assertThat(refused.getMessage().lines()).hasSize(14);
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void namesTheMistakeAndItsPlace(Class<?> bean, String number, List<String> names) {
        var refused = deploy(Map.of(), bean);

        assertThat(refused).hasMessageContaining("there is a mistake").hasMessageContaining(number);
        assertThat(refused.getMessage()).contains(names);
    }

    static List<Arguments> mistakes() {
        return List.of(
                Arguments.of(
                        NoCode.class, "INNGEST-01002", List.of("DeploymentMistakesTest$NoCode", "DurableFunction")),
                Arguments.of(Unresolved.class, "INNGEST-01003", List.of("Parameter 2", "Unresolved.run", "Unnamed")),
                Arguments.of(ObservesUnnamed.class, "INNGEST-01004", List.of("ObservesUnnamed.on", "Unnamed")),
                Arguments.of(FiresUnnamed.class, "INNGEST-01005", List.of("FiresUnnamed.events", "Unnamed")),
                Arguments.of(Qualified.class, "INNGEST-01006", List.of("Qualified.on", "Important")),
                Arguments.of(Local.class, "INNGEST-01007", List.of("Local.on", "@Async")),
                Arguments.of(TwoTypes.class, "INNGEST-01008", List.of("TwoTypes.run", "UserRegistered", "OrderPlaced")),
                Arguments.of(Unstarted.class, "INNGEST-01009", List.of("Unstarted.run")),
                Arguments.of(TypeVariableBean.class, "INNGEST-01011", List.of("TypeVariableBean.run", "T")),
                Arguments.of(BothNameAndType.class, "INNGEST-01012", List.of("BothNameAndType.run")),
                Arguments.of(TriggerUnnamed.class, "INNGEST-01013", List.of("TriggerUnnamed.run", "Unnamed.class")),
                Arguments.of(
                        FailureOfUnknownFunction.class,
                        "INNGEST-01014",
                        List.of("FailureOfUnknownFunction.on", "\"unknown\"")),
                Arguments.of(FailureTwice.class, "INNGEST-01015", List.of("FailureTwice.one", "FailureTwice.two")),
                Arguments.of(StepOfStream.class, "INNGEST-01024", List.of("StepOfStream.lines", "Stream")),
                Arguments.of(StepOfFuture.class, "INNGEST-01024", List.of("StepOfFuture.later", "CompletionStage")),
                Arguments.of(StepOfVariable.class, "INNGEST-01025", List.of("StepOfVariable.one", " T,")),
                Arguments.of(StepOfRawList.class, "INNGEST-01025", List.of("StepOfRawList.list", "java.util.List")),
                Arguments.of(StepAndFunction.class, "INNGEST-01026", List.of("StepAndFunction.run")),
                Arguments.of(StepClassOfFunction.class, "INNGEST-01026", List.of("StepClassOfFunction.run")),
                Arguments.of(AsynchronousStep.class, "INNGEST-01027", List.of("AsynchronousStep.later")),
                Arguments.of(InterfaceStep.class, "INNGEST-01031", List.of("InterfaceStep.send", "Sender")),
                Arguments.of(PrivateStep.class, "INNGEST-01028", List.of("PrivateStep.hidden")),
                Arguments.of(CancelOfUnknownFunction.class, "INNGEST-01014", List.of("@OnCancel(\"unknown\")")),
                Arguments.of(
                        CancelTwice.class,
                        "INNGEST-01015",
                        List.of("Cancellations of", "CancelTwice.onCancel", "CancelTwice.release")),
                Arguments.of(CheckpointOutOfRange.class, "INNGEST-01030", List.of("CheckpointOutOfRange.run", "1001")),
                Arguments.of(Conditional.class, "INNGEST-01016", List.of("Conditional.on", "IF_EXISTS")),
                Arguments.of(OfASession.class, "INNGEST-01022", List.of("OfASession.on", "@SessionScoped")),
                Arguments.of(OnRollback.class, "INNGEST-01023", List.of("OnRollback.on", "AFTER_FAILURE")),
                Arguments.of(
                        BadDuration.class, "INNGEST-01017", List.of("@Debounce(period)", "BadDuration.on", "'5m'")),
                Arguments.of(BadJitter.class, "INNGEST-01017", List.of("@OnCron(jitter)", "BadJitter.run", "'soon'")),
                Arguments.of(BatchOfOne.class, "INNGEST-01018", List.of("BatchOfOne.on", "List<InngestEvent<T>>")),
                Arguments.of(WhenAndMatch.class, "INNGEST-01019", List.of("WhenAndMatch.on", "@CancelOn")),
                Arguments.of(
                        OptionsOfNoMethod.class, "INNGEST-01021", List.of("OptionsOfNoMethod.helper", "@Concurrency")),
                Arguments.of(
                        OptionsOfNoClass.class,
                        "INNGEST-01021",
                        List.of("OptionsOfNoClass has @Idempotent, @Throttle")),
                Arguments.of(CancelledByBoth.class, "INNGEST-01012", List.of("@CancelOn on ", "CancelledByBoth.on")),
                Arguments.of(
                        CancelledByUnnamed.class,
                        "INNGEST-01013",
                        List.of("@CancelOn(type = Unnamed.class)", "CancelledByUnnamed.on")),
                Arguments.of(CrookedClass.class, "INNGEST-00023", List.of("CrookedClass", "21")));
    }

    private static Throwable deploy(Map<String, String> settings, Class<?>... beans) {
        var refused = catchThrowable(() -> TestApplication.with(settings, beans).close());
        assertThat(refused).as("the deployment is refused").isNotNull();
        return refused;
    }

    @ApplicationScoped
    public static class FirstOfId {
        @Workflow(id = "twice")
        void one(UserRegistered user) {}
    }

    @ApplicationScoped
    public static class SecondOfId {
        @Workflow(id = "twice")
        void two(@Observes @Async UserRegistered user) {}
    }

    @ApplicationScoped
    public static class FiresUnnamed {
        @Inject
        @Async
        Event<Unnamed> events;
    }

    @ApplicationScoped
    public static class Crooked {
        @Workflow(retries = 50)
        @OnCron("every day")
        void run(Step step) {}
    }

    @Workflow
    public static class NoCode {}

    @ApplicationScoped
    public static class Unresolved {
        @Workflow
        void run(UserRegistered user, Unnamed unnamed) {}
    }

    @ApplicationScoped
    public static class ObservesUnnamed {
        void on(@Observes @Async Unnamed unnamed) {}
    }

    @Qualifier
    @Retention(RetentionPolicy.RUNTIME)
    @interface Important {}

    @ApplicationScoped
    public static class Qualified {
        void on(@Observes @Async @Important UserRegistered user) {}
    }

    @ApplicationScoped
    public static class Local {
        @Workflow
        void on(@Observes UserRegistered user) {}
    }

    @ApplicationScoped
    public static class TwoTypes {
        @Workflow
        void run(UserRegistered user, InngestEvent<OrderPlaced> order) {}
    }

    @ApplicationScoped
    public static class Unstarted {
        @Workflow
        void run(Step step) {}
    }

    public abstract static class Generic<T> {
        @Workflow
        void run(FunctionContext<T> context) {}
    }

    @ApplicationScoped
    public static class TypeVariableBean extends Generic<UserRegistered> {}

    @ApplicationScoped
    public static class BothNameAndType {
        @OnEvent(value = "user/registered", type = UserRegistered.class)
        void run(UserRegistered user) {}
    }

    @ApplicationScoped
    public static class TriggerUnnamed {
        @OnEvent(type = Unnamed.class)
        void run(InngestEvent<Unnamed> event) {}
    }

    @ApplicationScoped
    public static class FailureOfUnknownFunction {
        @OnFailure("unknown")
        void on(FailureContext<UserRegistered> failure) {}
    }

    @ApplicationScoped
    public static class FailureTwice {
        @Workflow(id = "f")
        void run(UserRegistered user) {}

        @OnFailure("f")
        void one() {}

        @OnFailure("f")
        void two() {}
    }

    @SessionScoped
    public static class OfASession implements Serializable {
        void on(@Observes @Async UserRegistered user) {}
    }

    @ApplicationScoped
    public static class OnRollback {
        void on(@Observes(during = TransactionPhase.AFTER_FAILURE) @Async UserRegistered user) {}
    }

    @ApplicationScoped
    public static class Conditional {
        void on(@Observes(notifyObserver = Reception.IF_EXISTS) @Async UserRegistered user) {}
    }

    @ApplicationScoped
    public static class Optioned {
        @Concurrency(limit = 0)
        @Concurrency(limit = 1)
        @Concurrency(limit = 2, scope = ConcurrencyScope.ACCOUNT)
        @Throttle(limit = 1, period = "a minute")
        @RateLimit(limit = 1, period = "P2D")
        @Debounce(period = "PT0S")
        @Batch(maxSize = 1, timeout = "PT1S")
        @RunPriority(" ")
        @SingleRun
        @CancelOn(value = "user/deleted", timeout = "1h")
        @Timeouts(start = "1 day")
        @Idempotent("event.data.userId")
        void on(@Observes @Async UserRegistered user) {}
    }

    @ApplicationScoped
    public static class BadDuration {
        @Debounce(period = "5m")
        void on(@Observes @Async UserRegistered user) {}
    }

    @ApplicationScoped
    public static class BadJitter {
        @OnCron(value = "0 9 * * *", jitter = "soon")
        void run() {}
    }

    @ApplicationScoped
    public static class BatchOfOne {
        @Batch(maxSize = 2, timeout = "PT1S")
        void on(@Observes @Async UserRegistered user) {}
    }

    @ApplicationScoped
    public static class WhenAndMatch {
        @CancelOn(value = "user/deleted", when = "true", match = "data.userId")
        void on(@Observes @Async UserRegistered user) {}
    }

    @ApplicationScoped
    public static class OptionsOfNoMethod {
        @Concurrency(limit = 1)
        @Concurrency(limit = 2)
        void helper() {}
    }

    @ApplicationScoped
    @Throttle(limit = 1, period = "PT1M")
    @Idempotent("event.data.userId")
    public static class OptionsOfNoClass {
        @Workflow
        void on(UserRegistered user) {}
    }

    @ApplicationScoped
    public static class CancelledByBoth {
        @CancelOn(value = "order/placed", type = OrderPlaced.class)
        void on(@Observes @Async UserRegistered user) {}
    }

    @ApplicationScoped
    public static class CancelledByUnnamed {
        @CancelOn(type = Unnamed.class)
        void on(@Observes @Async UserRegistered user) {}
    }

    @Workflow(retries = 21)
    public static class CrookedClass implements DurableFunction<UserRegistered, String> {
        @Override
        public String run(FunctionContext<UserRegistered> context) {
            return "";
        }
    }

    @ApplicationScoped
    public static class StepOfStream {
        @DurableStep
        public Stream<String> lines() {
            return Stream.of();
        }
    }

    @ApplicationScoped
    public static class StepOfFuture {
        @DurableStep
        public CompletionStage<String> later() {
            return CompletableFuture.completedFuture("");
        }
    }

    @Dependent
    public static class StepOfVariable<T> {
        @DurableStep
        public T one() {
            throw new UnsupportedOperationException();
        }
    }

    @ApplicationScoped
    public static class StepOfRawList {
        @DurableStep
        @SuppressWarnings("rawtypes")
        public List list() {
            return List.of();
        }
    }

    @ApplicationScoped
    public static class StepAndFunction {
        @Workflow
        @DurableStep
        public void run(UserRegistered user) {}
    }

    @Workflow
    @DurableStep
    public static class StepClassOfFunction implements DurableFunction<UserRegistered, String> {
        @Override
        public String run(FunctionContext<UserRegistered> context) {
            return "";
        }
    }

    @ApplicationScoped
    public static class AsynchronousStep {
        @DurableStep
        @Asynchronous
        public void later() {}
    }

    @ApplicationScoped
    public static class PrivateStep {
        @DurableStep
        @SuppressWarnings({"unused", "UnusedMethod"}) // the deployment refuses it
        private String hidden() {
            return "";
        }
    }

    @ApplicationScoped
    public static class CancelOfUnknownFunction {
        @OnCancel("unknown")
        void on() {}
    }

    @Workflow(id = "twice")
    public static class CancelTwice implements DurableFunction<UserRegistered, String> {
        @Override
        public String run(FunctionContext<UserRegistered> context) {
            return "";
        }

        @Override
        public void onCancel(CancelContext<UserRegistered> context) {}

        @OnCancel("twice")
        void release() {}
    }

    @ApplicationScoped
    public static class CheckpointOutOfRange {
        @Workflow
        @Checkpoint(bufferedSteps = 1001)
        void run(UserRegistered user) {}
    }

    public interface Sender<T> {
        @DurableStep
        void send(T what);

        @DurableStep
        void resend(T what);
    }

    @ApplicationScoped
    public static class InterfaceStep implements Sender<String> {
        @Override
        public void send(String what) {}

        @Override
        @DurableStep
        public void resend(String what) {}
    }
}
