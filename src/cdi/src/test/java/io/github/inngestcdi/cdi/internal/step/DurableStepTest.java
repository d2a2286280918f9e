package io.github.inngestcdi.cdi.internal.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.inngestcdi.StepException;
import io.github.inngestcdi.cdi.DurableStep;
import io.github.inngestcdi.cdi.Workflow;
import io.github.inngestcdi.cdi.internal.Events.UserRegistered;
import io.github.inngestcdi.cdi.internal.TestApplication;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.SessionScoped;
import jakarta.enterprise.inject.Stereotype;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InterceptorBinding;
import jakarta.interceptor.InvocationContext;
import java.io.IOException;
import java.io.Serializable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class DurableStepTest {
    private static final String ADA = "{\"userId\": \"42\", \"email\": \"ada@example.org\"}";
    private static final String QUOTE = "{\"carrier\": \"DHL\", \"cents\": 499, \"until\": \"2026-12-01\"}";

    @Test
    void isAPlainCallOutsideARun() throws Exception {
        try (var app = application()) {
            assertThat(app.get(Shipping.class).quotes("7")).hasSize(1);
            assertThatThrownBy(() -> app.get(Shipping.class).failing()).isInstanceOf(IOException.class);
        }
    }

    @Test
    void runsAsAStepNamedAfterItsClassAndMethodUnlessItHasAnId() {
        try (var app = application()) {
            assertThat(call(app, beans -> beans.shipping.quotes("7")))
                    .startsWith("206 ")
                    .contains("\"op\":\"StepRun\"", "\"displayName\":\"shipping-quotes\"", "\"carrier\":\"DHL\"");
            assertThat(call(app, beans -> beans.shipping.best("7"))).contains("\"displayName\":\"best-quote\"");
        }
    }

    @Test
    void returnsTheMemoizedResultAsTheMethodsOwnTypeWithoutRunningIt() {
        try (var app = application()) {
            var answer = call(
                    app,
                    Map.of("shipping-quotes", "[" + QUOTE + "]", "best-quote", QUOTE, "shipping-count", "3"),
                    beans -> {
                        var quotes = beans.shipping.quotes("7");
                        var best = beans.shipping.best("7").orElseThrow();
                        return quotes.get(0).until().getYear() + best.carrier() + beans.shipping.count();
                    });

            assertThat(answer).isEqualTo("200 \"2026DHL3\"");
            assertThat(app.get(Log.class).calls()).isEmpty();
        }
    }

    @Test
    void returnsAnEmptyOptional() {
        try (var app = application()) {
            assertThat(call(app, beans -> beans.shipping.best("none"))).contains("\"data\":null");
            assertThat(call(
                            app,
                            Map.of("best-quote", "null"),
                            beans -> beans.shipping.best("none").isPresent()))
                    .isEqualTo("200 false");
        }
    }

    @Test
    void hasNoResultIfTheMethodReturnsNothing() {
        try (var app = application()) {
            Function<Beans, Object> body = beans -> {
                beans.shipping.book("7");
                return "booked";
            };

            assertThat(call(app, body)).contains("\"op\":\"StepRun\"", "\"displayName\":\"shipping-book\"");
            assertThat(call(app, Map.of("shipping-book", "null"), body)).isEqualTo("200 \"booked\"");
        }
    }

    @Test
    void numbersTheCallsInALoop() {
        try (var app = application()) {
            var answer = call(
                    app,
                    Map.of("shipping-count", "1", "shipping-count:1", "2"),
                    beans -> beans.shipping.count() * 10 + beans.shipping.count());

            assertThat(answer).isEqualTo("200 12");
        }
    }

    @Test
    void throwsStepExceptionWhateverTheMethodDeclares() {
        try (var app = application()) {
            assertThat(call(app, beans -> beans.failing())).contains("\"op\":\"StepError\"", "java.io.IOException");

            var answer = callWithSteps(
                    app,
                    Map.of(
                            "shipping-failing",
                            "{\"error\": {\"name\": \"java.io.IOException\", \"message\": \"no line\"}}"),
                    Beans::failing);

            assertThat(answer).isEqualTo("200 \"StepException shipping-failing no line\"");
        }
    }

    @Test
    void resolvesTheTypeVariablesOfAGenericSuperclass() {
        try (var app = application()) {
            Function<Beans, Object> body =
                    beans -> beans.prices.all().get(0).until().getYear()
                            + beans.prices.byCarrier().get("DHL")[0].until().getYear();

            assertThat(call(app, beans -> beans.prices.all())).contains("\"displayName\":\"prices-all\"");
            assertThat(call(
                            app,
                            Map.of("prices-all", "[" + QUOTE + "]", "prices-by-carrier", "{\"DHL\": [" + QUOTE + "]}"),
                            body))
                    .isEqualTo("200 4052");
        }
    }

    @Test
    void isOneStepWhenCalledThroughAGenericSuperclass() {
        try (var app = application()) {
            assertThat(call(app, beans -> ((Repo<Quote>) beans.prices).one()))
                    .contains("\"op\":\"StepRun\"", "\"displayName\":\"prices-one\"");
            assertThat(call(
                            app,
                            Map.of("prices-one", QUOTE),
                            beans -> ((Repo<Quote>) beans.prices).one().carrier()))
                    .isEqualTo("200 \"DHL\"");
        }
    }

    @Test
    void includesEveryMethodOfAnAnnotatedClass() {
        try (var app = application()) {
            assertThat(call(app, beans -> beans.mailer.send())).contains("\"displayName\":\"mail-send\"");
            assertThat(call(app, beans -> beans.mailer.named())).contains("\"displayName\":\"my-own\"");
            assertThat(call(app, beans -> beans.mailer.toString())).isEqualTo("200 \"a mailer\"");
            assertThat(call(app, beans -> beans.stereotyped.send())).contains("\"displayName\":\"stereotyped-send\"");
        }
    }

    @Test
    void includesDefaultMethodsOfAnInterface() {
        try (var app = application()) {
            assertThat(call(app, beans -> beans.mailer.sendTwice())).contains("\"displayName\":\"mail-send-twice\"");
        }
    }

    @Test
    void isRefusedInsideTheCodeOfAnotherStep() {
        try (var app = application()) {
            assertThat(call(app, beans -> beans.shipping.nesting(beans.mailer)))
                    .contains("INNGEST-00007", "'mail-send'", "'shipping-nesting'");
            assertThat(app.get(Log.class).calls()).isEmpty();
        }
    }

    @Test
    void runsTheOtherInterceptorsOfTheMethodInsideTheStep() {
        try (var app = application()) {
            call(app, Map.of("shipping-seen", "null"), beans -> {
                beans.shipping.seen();
                return "";
            });

            assertThat(app.get(Log.class).calls()).isEmpty();

            call(app, beans -> {
                beans.shipping.seen();
                return "";
            });

            assertThat(app.get(Log.class).calls()).containsExactly("before", "seen");
        }
    }

    @Test
    void refusesAMemoizedNullForAPrimitiveType() {
        try (var app = application()) {
            assertThat(call(app, Map.of("shipping-count", "null"), beans -> beans.shipping.count()))
                    .contains("INNGEST-01029", "shipping-count", "int");
        }
    }

    @Test
    void mayBeOnASessionScopedBean() {
        try (var app = TestApplication.of(Session.class)) {
            assertThat(app.functions()).isEmpty();
        }
    }

    private static TestApplication application() {
        return TestApplication.of(
                Shipping.class,
                Prices.class,
                Mailer.class,
                Stereotyped.class,
                Log.class,
                Beans.class,
                SeenInterceptor.class,
                Function1.class);
    }

    private static String call(TestApplication app, Function<Beans, Object> body) {
        return callWithSteps(app, Map.of(), body);
    }

    private static String call(TestApplication app, Map<String, String> results, Function<Beans, Object> body) {
        Map<String, String> steps = new java.util.HashMap<>();
        results.forEach((id, result) -> steps.put(id, "{\"data\": %s}".formatted(result)));
        return callWithSteps(app, steps, body);
    }

    private static String callWithSteps(TestApplication app, Map<String, String> memos, Function<Beans, Object> body) {
        app.get(Beans.class).setBody(body);
        return app.callWithSteps("function1-run", "user/registered", ADA, memos);
    }

    public record Quote(String carrier, int cents, LocalDate until) {}

    @ApplicationScoped
    public static class Log {
        private final List<String> calls = new ArrayList<>();

        public void add(String call) {
            calls.add(call);
        }

        public List<String> calls() {
            return calls;
        }
    }

    @ApplicationScoped
    public static class Beans {
        @Inject
        Shipping shipping;

        @Inject
        Prices prices;

        @Inject
        Mailer mailer;

        @Inject
        Stereotyped stereotyped;

        private Function<Beans, Object> body;

        public void setBody(Function<Beans, Object> body) {
            this.body = body;
        }

        public Object runBody() {
            return body.apply(this);
        }

        String failing() {
            try {
                shipping.failing();
                return "";
            } catch (IOException e) {
                return "IOException";
            } catch (StepException e) {
                return "StepException " + e.stepId() + " " + e.getMessage();
            }
        }
    }

    @ApplicationScoped
    public static class Function1 {
        @Workflow
        Object run(UserRegistered user, Beans beans) {
            return beans.runBody();
        }
    }

    @ApplicationScoped
    public static class Shipping {
        @Inject
        private Log log;

        @DurableStep
        public List<Quote> quotes(String order) {
            return List.of(new Quote("DHL", 499, LocalDate.of(2026, 12, 1)));
        }

        @DurableStep("best-quote")
        public Optional<Quote> best(String order) {
            return order.equals("none")
                    ? Optional.empty()
                    : Optional.of(quotes(order).get(0));
        }

        @DurableStep
        int count() {
            log.add("count");
            return 1;
        }

        @DurableStep
        protected void book(String order) {
            log.add("book");
        }

        @DurableStep
        public String failing() throws IOException {
            throw new IOException("no line");
        }

        @DurableStep
        public String nesting(Mailer mailer) {
            return mailer.send();
        }

        @Seen
        @DurableStep
        public void seen() {
            log.add("seen");
        }
    }

    public abstract static class Repo<T> {
        public abstract T one();

        @DurableStep
        public List<T> all() {
            return List.of(one());
        }

        @DurableStep
        public Map<String, T[]> byCarrier() {
            return Map.of();
        }
    }

    @ApplicationScoped
    public static class Prices extends Repo<Quote> {
        @Override
        @DurableStep
        public Quote one() {
            return new Quote("DHL", 499, LocalDate.of(2026, 12, 1));
        }
    }

    public interface Sender {
        String send();

        default String sendTwice() {
            return send() + " " + send();
        }
    }

    @ApplicationScoped
    @DurableStep("mail")
    public static class Mailer implements Sender {
        @Inject
        private Log log;

        @Override
        public String send() {
            log.add("send");
            return "sent";
        }

        @DurableStep("my-own")
        public String named() {
            return "";
        }

        @Override
        public String toString() {
            return "a mailer";
        }
    }

    @Stereotype
    @DurableStep
    @Retention(RetentionPolicy.RUNTIME)
    @interface Remote {}

    @Remote
    @ApplicationScoped
    public static class Stereotyped {
        public String send() {
            return "sent";
        }
    }

    @SessionScoped
    public static class Session implements Serializable {
        private static final long serialVersionUID = 1L;

        @DurableStep
        public String step() {
            return "";
        }
    }

    @InterceptorBinding
    @Retention(RetentionPolicy.RUNTIME)
    @interface Seen {}

    @Seen
    @Interceptor
    @jakarta.annotation.Priority(Interceptor.Priority.PLATFORM_BEFORE + 200)
    public static class SeenInterceptor {
        @Inject
        private Log log;

        @AroundInvoke
        Object see(InvocationContext call) throws Exception {
            log.add("before");
            return call.proceed();
        }
    }
}
