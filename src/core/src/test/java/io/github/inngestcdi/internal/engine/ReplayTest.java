package io.github.inngestcdi.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.inngestcdi.DurableFunction;
import io.github.inngestcdi.EventName;
import io.github.inngestcdi.EventWait;
import io.github.inngestcdi.FunctionDefinition;
import io.github.inngestcdi.InngestEvent;
import io.github.inngestcdi.internal.json.JsonPlatform;
import io.github.inngestcdi.internal.serve.ServeResponse;
import io.github.inngestcdi.internal.serve.TestApp;
import io.github.inngestcdi.internal.wire.StepId;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Replays: log lines, warnings of changed code, waits for several events. */
class ReplayTest {
    private static final JsonPlatform JSON = new JsonPlatform();
    private static final String RUN = "01M806BRWD064NDKZS1DA4Y28Z";

    private final Logger logger = Logger.getLogger("io.github.inngestcdi");
    private final List<String> lines = new ArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord line) {
            lines.add(line.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    public sealed interface Decision permits Approved, Rejected {}

    @EventName("order/approved")
    public record Approved(String by) implements Decision {}

    @EventName("order/rejected")
    public record Rejected(String why) implements Decision {}

    @BeforeEach
    void listen() {
        logger.addHandler(handler);
    }

    @AfterEach
    void stop() {
        logger.removeHandler(handler);
    }

    private static ServeResponse run(CallRequestBody call, DurableFunction<Object, Object> body) {
        return new TestApp()
                .with(FunctionDefinition.builder("f", Object.class, body).build())
                .call("?fnId=app-f&stepId=step", call.json());
    }

    private static CallRequestBody aCall() {
        return new CallRequestBody();
    }

    private static Object logging(io.github.inngestcdi.FunctionContext<Object> context) {
        context.logger().log(System.Logger.Level.INFO, "before a");
        context.step().run("a", () -> 1);
        context.logger().log(System.Logger.Level.INFO, "between {0} and {1}", "a", "b");
        context.step().run("b", () -> 2);
        context.logger().log(System.Logger.Level.INFO, "after b");
        return null;
    }

    @Test
    void logsEachLineOnceAcrossReplays() {
        run(aCall(), ReplayTest::logging);
        run(aCall().memoized("a", "{\"data\":1}"), ReplayTest::logging);
        run(aCall().memoized("a", "{\"data\":1}").memoized("b", "{\"data\":2}"), ReplayTest::logging);

        assertThat(lines)
                .containsExactly(
                        "app-f " + RUN + ": before a",
                        "app-f " + RUN + ": between a and b",
                        "app-f " + RUN + ": after b");
    }

    @Test
    void warnsOnceWhenAFinishedStepIsGone() {
        DurableFunction<Object, Object> changed = context -> context.step().run("new", () -> 1);
        var app = new TestApp()
                .with(FunctionDefinition.builder("f", Object.class, changed).build());
        var endpoint = app.endpoint();
        var call = aCall().memoized("old", "{\"data\":1}").json();

        var answer = endpoint.handle(TestApp.request("?fnId=app-f&stepId=step", call));
        endpoint.handle(TestApp.request("?fnId=app-f&stepId=step", call));

        assertThat(TestApp.text(answer)).contains("\"op\":\"StepRun\"", "\"displayName\":\"new\"");
        assertThat(lines)
                .singleElement()
                .asString()
                .contains("INNGEST-00043", "'app-f'", RUN, StepId.of("old", 0).hash(), "'new'");
    }

    @Test
    void namesTheStepsThatThisProcessHasRun() {
        List<String> ids = new ArrayList<>(List.of("old"));
        var endpoint = new TestApp()
                .with(FunctionDefinition.builder(
                                "f", Object.class, context -> context.step().run(ids.get(0), () -> 1))
                        .build())
                .endpoint();

        endpoint.handle(TestApp.request("?fnId=app-f&stepId=step", aCall().json()));
        ids.set(0, "new");
        endpoint.handle(TestApp.request(
                "?fnId=app-f&stepId=step",
                aCall().memoized("old", "{\"data\":1}").json()));

        assertThat(lines).singleElement().asString().contains("('old')");
    }

    @Test
    void warnsIfTheOrderOfStepsChanges() {
        run(aCall().memoized("a", "{\"data\":1}").memoized("b", "{\"data\":2}"), context -> {
            context.step().run("b", () -> 2);
            return context.step().run("a", () -> 1);
        });

        assertThat(lines).singleElement().asString().contains("INNGEST-00043", "another order");
    }

    @Test
    void doesNotWarnOfTheOrderOfParallelSteps() {
        run(aCall().memoized("b", "{\"data\":2}").memoized("a", "{\"data\":1}"), context -> {
            var parallel = context.step().parallel();
            parallel.fork(() -> context.step().run("a", () -> 1));
            parallel.fork(() -> context.step().run("b", () -> 2));
            parallel.join();
            return context.step().run("c", () -> 3);
        });

        assertThat(lines).isEmpty();
    }

    @Test
    void doesNotWarnOfABodyThatFailsBeforeItsFinishedSteps() {
        run(aCall().memoized("a", "{\"data\":1}"), context -> {
            throw new IllegalStateException("the database is away");
        });

        assertThat(lines).noneMatch(line -> line.contains("INNGEST-00043"));
    }

    private static Object decide(io.github.inngestcdi.FunctionContext<Object> context) {
        Optional<InngestEvent<? extends Decision>> decision = context.step()
                .waitForAny(
                        "decision",
                        List.of(
                                EventWait.of(Approved.class, Duration.ofDays(1)),
                                EventWait.of(Rejected.class, Duration.ofDays(2))));
        return decision.map(event -> event.data().toString()).orElse("none");
    }

    @Test
    void requestsAWaitForTheFirstOfSeveralEvents() {
        var answer = run(aCall(), ReplayTest::decide);

        var waits = JSON.array(TestApp.text(answer)).getValuesAs(JsonObject.class);
        assertThat(waits).extracting(wait -> wait.getString("op")).containsOnly("WaitForEvent");
        assertThat(waits)
                .extracting(wait -> wait.getString("name"))
                .containsExactly("order/approved", "order/rejected");
        assertThat(waits)
                .extracting(wait -> wait.getJsonObject("opts").getString("parallelMode"))
                .containsOnly("race");
    }

    @Test
    void goesOnWithTheFirstOfSeveralEvents() {
        var answer = run(
                aCall().memoizedHash(
                                StepId.of("decision", 1).hash(),
                                "{\"name\":\"order/rejected\",\"id\":\"1\",\"data\":{\"why\":\"price\"}}"),
                ReplayTest::decide);

        assertThat(TestApp.text(answer)).isEqualTo("\"Rejected[why=price]\"");
    }

    @Test
    void keepsWaitingIfOneOfSeveralEventsTimesOut() {
        var answer = run(aCall().memoized("decision", "null"), ReplayTest::decide);

        assertThat(JSON.array(TestApp.text(answer)).getJsonObject(0).getString("name"))
                .isEqualTo("order/rejected");
    }

    @Test
    void returnsNothingIfAllOfSeveralEventsTimeOut() {
        var answer = run(
                aCall().memoized("decision", "null")
                        .memoizedHash(StepId.of("decision", 1).hash(), "null"),
                ReplayTest::decide);

        assertThat(TestApp.text(answer)).isEqualTo("\"none\"");
    }

    @Test
    void waitsForAllOfSeveralEvents() {
        DurableFunction<Object, Object> both = context -> context
                .step()
                .<Decision>waitForAll(
                        "both",
                        List.of(
                                EventWait.of(Approved.class, Duration.ofDays(1)),
                                EventWait.of(Rejected.class, Duration.ofDays(1))))
                .stream()
                .map(event -> event.map(each -> each.name()).orElse("none"))
                .toList();
        var approved = "{\"name\":\"order/approved\",\"id\":\"1\",\"data\":{\"by\":\"Ada\"}}";

        var half = run(aCall().memoized("both", approved), both);
        var whole = run(
                aCall().memoized("both", approved)
                        .memoizedHash(StepId.of("both", 1).hash(), "null"),
                both);

        assertThat(JSON.array(TestApp.text(half))).hasSize(1);
        assertThat(TestApp.text(whole)).isEqualTo("[\"order/approved\",\"none\"]");
    }

    @Test
    void refusesAWaitWithoutEvents() {
        var answer = run(aCall(), context -> context.step().waitForAny("decision", List.of()));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(TestApp.text(answer)).contains("INNGEST-00045");
    }
}
