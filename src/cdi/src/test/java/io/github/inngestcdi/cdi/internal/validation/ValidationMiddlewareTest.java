package io.github.inngestcdi.cdi.internal.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.inngestcdi.EventName;
import io.github.inngestcdi.Inngest;
import io.github.inngestcdi.InngestEvent;
import io.github.inngestcdi.InngestException;
import io.github.inngestcdi.NonRetriableException;
import io.github.inngestcdi.Step;
import io.github.inngestcdi.cdi.Async;
import io.github.inngestcdi.cdi.EventNotValidException;
import io.github.inngestcdi.cdi.EventNotValidException.Violation;
import io.github.inngestcdi.cdi.Workflow;
import io.github.inngestcdi.cdi.internal.LogRecords;
import io.github.inngestcdi.cdi.internal.OwnThread;
import io.github.inngestcdi.cdi.internal.RecordingInngest;
import io.github.inngestcdi.cdi.internal.TestApplication;
import io.github.inngestcdi.cdi.internal.endpoint.Endpoint;
import io.github.inngestcdi.cdi.internal.middleware.AppMiddleware;
import io.github.inngestcdi.cdi.spi.EventOutlet;
import io.github.inngestcdi.middleware.InngestMiddleware;
import io.github.inngestcdi.middleware.OutgoingEvent;
import io.github.inngestcdi.spi.EventClient;
import io.github.inngestcdi.spi.PreparedEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.ConstraintValidatorFactory;
import jakarta.validation.Payload;
import jakarta.validation.Valid;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import jakarta.validation.constraints.Future;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ValidationMiddlewareTest {
    private static final SignedUp VALID = new SignedUp("42", "ada@example.org", List.of(new Line(1)));
    private static final SignedUp INVALID = new SignedUp(" ", "s3cret", List.of(new Line(1), new Line(0)));
    private static final String INVALID_JSON =
            "{\"userId\":\" \",\"email\":\"s3cret\",\"lines\":[{\"count\":1},{\"count\":0}]}";

    @Test
    void refusesToSendInvalidDataAndShowsThePathsButNotTheValues() {
        try (var app = TestApplication.of()) {
            var refused = catchThrowableOfType(EventNotValidException.class, () -> send(app, INVALID));

            assertThat(refused.event()).isEqualTo("user/signed-up");
            assertThat(refused.violations())
                    .extracting(Violation::path)
                    .containsExactly("email", "lines[1].count", "userId");
            assertThat(refused)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("INNGEST-01056")
                    .hasMessageContaining("'user/signed-up'")
                    .hasMessageContaining("lines[1].count must be greater than or equal to 1")
                    .hasMessageContaining("email … is not an address")
                    .hasMessageNotContaining("s3cret");
        }
    }

    @Test
    void sendsDataThatIsValidOrHasNoConstraints() {
        try (var app = TestApplication.of()) {
            assertThat(send(app, VALID)).hasSize(1);
            assertThat(send(app, Map.of("any", "thing"))).hasSize(1);
            assertThat(send(app, null)).hasSize(1);
        }
    }

    @Test
    void refusesAnInvalidEventBeforeAnOutletTakesIt() {
        try (var app = TestApplication.of(RecordingInngest.class, Firing.class)) {
            assertThatThrownBy(() -> app.get(Firing.class).fire(INVALID)).isInstanceOf(EventNotValidException.class);

            app.get(Firing.class).fire(VALID);

            assertThat(app.get(RecordingInngest.class).events())
                    .<Object>extracting(InngestEvent::data)
                    .containsExactly(VALID);
        }
    }

    @Test
    void failsARunWithoutARetryIfItsDataIsNotValid() {
        try (var app = TestApplication.of(Functions.class)) {
            var answer = app.call("sign-up", "user/signed-up", INVALID_JSON);

            assertThat(answer)
                    .startsWith("400 ")
                    .contains("NonRetriableException", "INNGEST-01057", "shop-sign-up", "lines[1].count")
                    .doesNotContain("s3cret");
            assertThat(app.call("sign-up", "user/signed-up", "{\"userId\":\"42\",\"lines\":[]}"))
                    .isEqualTo("200 \"42\"");
        }
    }

    @Test
    void failsARunOnALaterAttemptTooUntilAStepHasAResult() {
        try (var app = TestApplication.of(Functions.class)) {
            assertThat(app.callAgain("sign-up", "user/signed-up", INVALID_JSON))
                    .startsWith("400 ")
                    .contains("INNGEST-01057");
        }
    }

    @Test
    void failsARunWithoutARetryIfItsBodySendsInvalidData() {
        try (var app = TestApplication.of(Functions.class)) {
            assertThat(app.call("pass-on", "user/signed-up", "{\"userId\":\"42\",\"lines\":[]}"))
                    .startsWith("400 ")
                    .contains("NonRetriableException", "INNGEST-01056");
        }
    }

    @Test
    void validatesAFiredEventOnce() {
        try (var app = TestApplication.with(
                Map.of("inngest.dev", "0", "inngest.signing-key", "signkey-test-abcd"),
                Sending.class,
                FiringAnything.class)) {
            Counted.LOOKS.set(0);

            app.get(FiringAnything.class).fire(new Seen("x"));
            assertThat(Counted.LOOKS).hasValue(1);

            send(app, new Seen("x"));
            assertThat(Counted.LOOKS).hasValue(2);
        }
    }

    @Test
    void showsNoKeyOfAMap() {
        try (var app = TestApplication.of()) {
            var refused = catchThrowableOfType(
                    EventNotValidException.class, () -> send(app, new Prices(Map.of("s3cret", new Line(0)))));

            assertThat(refused.violations()).extracting(Violation::path).containsExactly("prices[…].count");
            assertThat(refused).hasMessageNotContaining("s3cret");
        }
    }

    @Test
    void showsNoValueWithTheApplicationsValidatorEither() {
        try (var app = TestApplication.of(OwnValidator.class)) {
            assertThatThrownBy(() -> send(app, INVALID))
                    .hasMessageContaining("email violates @Pattern")
                    .hasMessageNotContaining("s3cret");
        }
    }

    @Test
    void usesTheDefaultValidatorUntilThatOfTheServerIsInReach() {
        BoundFactory.owner = Thread.currentThread();
        try (var app = TestApplication.of(BoundFactory.class);
                var log = new LogRecords(DataValidator.class)) {
            assertThat(OwnThread.elsewhere(() -> thrownBy(app, INVALID))).isInstanceOf(EventNotValidException.class);
            assertThat(OwnThread.elsewhere(() -> thrownBy(app, VALID))).isNull();
            assertThat(log.lines()).singleElement().asString().contains("WARNING", "INNGEST-01059");

            assertThat(send(app, new Chosen("Ada"))).hasSize(1);
        }
    }

    @Test
    void usesTheServersValidatorOnAnyThreadAfterTheStartOfTheEndpoint() {
        BoundFactory.owner = Thread.currentThread();
        try (var app = TestApplication.of(BoundFactory.class)) {
            app.get(Endpoint.class).prepare();

            assertThat(OwnThread.elsewhere(() -> thrownBy(app, new Chosen("Ada"))))
                    .isNull();
        }
    }

    @Test
    void letsARunContinueIfItsDataIsNoLongerValid() {
        try (var app = TestApplication.of(Functions.class)) {
            var soon = Instant.now().minus(Duration.ofDays(1));

            assertThat(app.call("reminder", "reminder/set", "{\"at\":\"" + soon + "\"}"))
                    .startsWith("400 ");
            assertThat(app.callWithSteps(
                            "reminder",
                            "reminder/set",
                            "{\"at\":\"" + soon + "\"}",
                            Map.of("say", "{\"data\":\"now\"}")))
                    .isEqualTo("200 \"now\"");
        }
    }

    @Test
    void failsAStepWithoutARetryIfItSendsInvalidData() {
        try (var app = TestApplication.of()) {
            var middleware = ours(app, "wrapStepHandler");

            assertThatThrownBy(() -> middleware.wrapStepHandler(null, () -> {
                        send(app, INVALID);
                        return null;
                    }))
                    .isInstanceOf(NonRetriableException.class)
                    .hasCauseInstanceOf(EventNotValidException.class);
        }
    }

    @Test
    void usesTheValidatorsOfTheApplication() {
        try (var app = TestApplication.of(ChosenFactory.class)) {
            assertThatThrownBy(() -> send(app, new Chosen("x"))).hasMessageContaining("name is not chosen");
            assertThat(send(app, new Chosen("Ada"))).hasSize(1);
        }
    }

    @Test
    void isTurnedOffByASetting() {
        try (var app = TestApplication.with(Map.of("inngest.validation", "false"), Functions.class)) {
            assertThat(send(app, INVALID)).hasSize(1);
            assertThat(app.call("sign-up", "user/signed-up", INVALID_JSON)).startsWith("200 ");
        }
    }

    private static List<OutgoingEvent> send(TestApplication app, Object data) {
        return send(app.get(AppMiddleware.class), data);
    }

    private static List<OutgoingEvent> send(AppMiddleware middleware, Object data) {
        var json = Json.createObjectBuilder().add("name", "user/signed-up").build();
        var events = List.of(new OutgoingEvent(data, json));
        for (var each : middleware.chain().having("transformSendEvent")) {
            try {
                events = each.transformSendEvent(events);
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        }
        return events;
    }

    private static Throwable thrownBy(TestApplication app, Object data) {
        return catchThrowable(() -> send(app, data));
    }

    private static InngestMiddleware ours(TestApplication app, String hook) {
        return app.get(AppMiddleware.class).chain().having(hook).get(0);
    }

    @EventName("user/signed-up")
    public record SignedUp(
            @NotBlank String userId,

            @Pattern(regexp = ".+@.+", message = "${validatedValue} is not an address")
            String email,

            List<@Valid Line> lines) {}

    public record Line(@Min(1) int count) {}

    @EventName("prices/set")
    public record Prices(Map<String, @Valid Line> prices) {}

    @EventName("thing/seen")
    public record Seen(@Counting String name) {}

    @EventName("reminder/set")
    public record ReminderSet(@Future Instant at) {}

    @EventName("person/chosen")
    public record Chosen(@IsChosen String name) {}

    @Dependent
    public static class Functions {
        @Inject
        Inngest inngest;

        @Workflow(id = "pass-on")
        String passOn(SignedUp user) {
            return inngest.send(INVALID);
        }

        @Workflow(id = "sign-up")
        String signUp(SignedUp user) {
            return user.userId();
        }

        @Workflow(id = "reminder")
        String remind(ReminderSet reminder, Step step) {
            return step.run("say", () -> "now");
        }
    }

    @Dependent
    public static class Firing {
        @Inject
        @Async
        Event<SignedUp> events;

        void fire(SignedUp user) {
            events.fire(user);
        }
    }

    @Dependent
    public static class FiringAnything {
        @Inject
        @Async
        Event<Object> events;

        void fire(Object event) {
            events.fire(event);
        }
    }

    /** Sends an event with our client, which fails because it has no event key. */
    @ApplicationScoped
    public static class Sending implements EventOutlet {
        @Inject
        EventClient client;

        @Override
        public void take(PreparedEvent event) {
            assertThatThrownBy(() -> client.sendPrepared(List.of(event)))
                    .isInstanceOf(InngestException.class)
                    .hasMessageContaining("INNGEST-00203");
        }
    }

    @ApplicationScoped
    public static class OwnValidator {
        @Produces
        @ApplicationScoped
        Validator validator() {
            return Validation.buildDefaultValidatorFactory().getValidator();
        }
    }

    /** Like the factory of a server that recognizes the application only on its own threads. */
    @ApplicationScoped
    public static class BoundFactory {
        private static volatile Thread owner = Thread.currentThread();

        @Produces
        ValidatorFactory factory() {
            var real = new ChosenFactory().factory();
            var own = owner;
            return (ValidatorFactory) Proxy.newProxyInstance(
                    ValidatorFactory.class.getClassLoader(),
                    new Class<?>[] {ValidatorFactory.class},
                    (proxy, method, arguments) -> {
                        if (Thread.currentThread() != own) {
                            throw new NullPointerException("no component");
                        }
                        return method.invoke(real, arguments);
                    });
        }
    }

    @Constraint(validatedBy = Counted.class)
    @Retention(RetentionPolicy.RUNTIME)
    public @interface Counting {
        String message() default "is counted";

        Class<?>[] groups() default {};

        Class<? extends Payload>[] payload() default {};
    }

    public static class Counted implements ConstraintValidator<Counting, String> {
        static final AtomicInteger LOOKS = new AtomicInteger();

        @Override
        public boolean isValid(String value, ConstraintValidatorContext context) {
            LOOKS.incrementAndGet();
            return true;
        }
    }

    @Constraint(validatedBy = ChosenValidator.class)
    @Retention(RetentionPolicy.RUNTIME)
    public @interface IsChosen {
        String message() default "is not chosen";

        Class<?>[] groups() default {};

        Class<? extends Payload>[] payload() default {};
    }

    public static class ChosenValidator implements ConstraintValidator<IsChosen, String> {
        private final String chosen;

        public ChosenValidator() {
            this("nobody");
        }

        ChosenValidator(String chosen) {
            this.chosen = chosen;
        }

        @Override
        public boolean isValid(String value, ConstraintValidatorContext context) {
            return chosen.equals(value);
        }
    }

    @ApplicationScoped
    public static class ChosenFactory {
        @Produces
        @ApplicationScoped
        ValidatorFactory factory() {
            return Validation.byDefaultProvider()
                    .configure()
                    .constraintValidatorFactory(new GivingAda())
                    .buildValidatorFactory();
        }
    }

    /** Like the factory of a container, which injects constraint validators. */
    static final class GivingAda implements ConstraintValidatorFactory {
        @Override
        public <T extends ConstraintValidator<?, ?>> T getInstance(Class<T> type) {
            try {
                return type == ChosenValidator.class
                        ? type.cast(new ChosenValidator("Ada"))
                        : type.getDeclaredConstructor().newInstance();
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void releaseInstance(ConstraintValidator<?, ?> instance) {}
    }
}
