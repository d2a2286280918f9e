package io.github.inngestcdi.devserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.inngestcdi.DurableFunction;
import io.github.inngestcdi.EventWait;
import io.github.inngestcdi.FunctionDefinition;
import io.github.inngestcdi.InngestEvent;
import io.github.inngestcdi.RetryPolicy;
import io.github.inngestcdi.RunSnapshot;
import io.github.inngestcdi.RunStatus;
import io.github.inngestcdi.StepException;
import io.github.inngestcdi.StepOptions;
import io.github.inngestcdi.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Steps of the project's own SDK, through a dev server with a moved clock. */
class SdkStepsTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    @RegisterExtension
    private final DevServerExtension inngest = new DevServerExtension();

    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final AtomicInteger tries = new AtomicInteger();
    private final DevServer server = inngest.server();
    private SdkApp app;

    public record Answer(String by) {}

    /** Serves a function, and starts it. {@return the event} */
    private String started(DurableFunction<Map<String, Object>, String> body) {
        app = inngest.sdkApp(
                server.uri(),
                Map.of(),
                FunctionDefinition.<Map<String, Object>, String>builder("work", Map.class, body)
                        .trigger(Trigger.event("work/wanted"))
                        .build());
        return send("work/wanted", Map.of());
    }

    private String send(String name, Object data) {
        var event = app.inngest().send(InngestEvent.of(name, data));
        server.awaitIdle(SOON);
        return event;
    }

    private RunSnapshot ended(String event) {
        return app.inngest().runs().awaitStartedBy(event, SOON).get(0);
    }

    private String failTwice(String name) {
        heard.add(name);
        if (tries.incrementAndGet() <= 2) {
            throw new IllegalStateException("not yet");
        }
        return name;
    }

    @Test
    void areRetriedAfterTheDelaysOfTheirOwnPolicy() {
        var policy = RetryPolicy.after(Duration.ofHours(2), Duration.ofHours(5));
        var event = started(context ->
                context.step().with(StepOptions.retrying(policy)).run("flaky", String.class, () -> failTwice("flaky")));
        assertThat(heard).hasSize(1);

        server.advance(Duration.ofMinutes(119));
        assertThat(heard).hasSize(1);
        server.advance(Duration.ofMinutes(2));
        assertThat(heard).hasSize(2);
        server.advance(Duration.ofMinutes(298));
        assertThat(heard).hasSize(2);
        server.advance(Duration.ofMinutes(3));

        assertThat(heard).hasSize(3);
        assertThat(ended(event).output(String.class)).isEqualTo("flaky");
    }

    @Test
    void failAtOnceIfTheirPolicyHasOneAttempt() {
        var event = started(context -> {
            try {
                return context.step()
                        .with(StepOptions.retrying(RetryPolicy.never()))
                        .run("flaky", String.class, () -> failTwice("flaky"));
            } catch (StepException e) {
                return "caught " + e.getMessage();
            }
        });

        assertThat(ended(event).output(String.class)).isEqualTo("caught not yet");
        assertThat(heard).hasSize(1);
    }

    @Test
    void endAtTheirTimeLimit() {
        var options = StepOptions.within(Duration.ofMillis(50)).withRetries(RetryPolicy.never());
        var event = started(context -> {
            try {
                return context.step().with(options).run("slow", String.class, () -> {
                    Thread.sleep(20_000);
                    return "late";
                });
            } catch (StepException e) {
                return e.errorName();
            }
        });

        assertThat(ended(event).output(String.class)).contains("StepTimeoutException");
    }

    private static List<EventWait<? extends Answer>> waits() {
        return List.of(
                EventWait.named("said/yes", Answer.class, Duration.ofDays(1)),
                EventWait.named("said/no", Answer.class, Duration.ofDays(1)));
    }

    @Test
    void waitForAnyOfSeveralEvents() {
        var event = started(context -> context.step()
                .<Answer>waitForAny("answer", waits())
                .map(answer -> answer.name() + " by " + answer.data().by())
                .orElse("none"));

        send("said/no", new Answer("ada"));

        assertThat(ended(event).output(String.class)).isEqualTo("said/no by ada");
    }

    @Test
    void waitForAllOfSeveralEvents() {
        var event = started(context -> context.step().<Answer>waitForAll("answers", waits()).stream()
                .map(answer -> answer.map(each -> each.data().by()).orElse("none"))
                .toList()
                .toString());
        send("said/no", new Answer("ada"));
        assertThat(app.inngest().runs().startedBy(event).get(0).status()).isEqualTo(RunStatus.RUNNING);

        server.advance(Duration.ofDays(2));

        assertThat(ended(event).output(String.class)).isEqualTo("[none, ada]");
    }

    @Test
    void takeEditedInputIfTheRunIsStartedAgainFromThem() {
        var event = started(context -> {
            var first = context.step().run("first", String.class, () -> failNever("first"));
            return context.step().runWith("second", first, given -> failNever("second of " + given));
        });
        var run = ended(event).id();

        var again = new Client(server)
                .post(
                        "/api/v2/runs/" + run + "/rerun",
                        "{\"from_step\":{\"step_id\":\"second\",\"input\":[\"another\"]}}")
                .body()
                .at("/data/runId")
                .asText();

        assertThat(app.inngest().runs().result(again, String.class, SOON)).isEqualTo("second of another");
        assertThat(heard).containsExactly("first", "second of first", "second of another");
    }

    private String failNever(String name) {
        heard.add(name);
        return name;
    }

    @Test
    void areLoggedOnceHoweverOftenTheyAreReplayed() {
        var lines = new Lines();
        var logger = Logger.getLogger("io.github.inngestcdi.function");
        logger.setLevel(Level.INFO);
        logger.setUseParentHandlers(false);
        logger.addHandler(lines);
        try {
            var event = started(context -> {
                context.logger().log(System.Logger.Level.INFO, "before");
                context.step().sleep("nap", Duration.ofHours(1));
                context.logger().log(System.Logger.Level.INFO, "between");
                context.step().sleep("again", Duration.ofHours(1));
                context.logger().log(System.Logger.Level.INFO, "after");
                return "done";
            });
            server.advance(Duration.ofHours(3));

            var run = ended(event).id();
            assertThat(app.calls("work")).isEqualTo(3);
            assertThat(lines.seen)
                    .containsExactly(
                            "shop-work " + run + ": before",
                            "shop-work " + run + ": between",
                            "shop-work " + run + ": after");
        } finally {
            logger.removeHandler(lines);
            logger.setUseParentHandlers(true);
            logger.setLevel(null);
        }
    }

    private static final class Lines extends Handler {
        private final List<String> seen = new CopyOnWriteArrayList<>();

        @Override
        public void publish(LogRecord line) {
            seen.add(line.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    @Test
    void runSideBySideThroughRetries() {
        var event = started(context -> {
            var parallel = context.step().parallel();
            var flaky = parallel.fork(() -> context.step().run("flaky", String.class, () -> failTwice("flaky")));
            var plain = parallel.fork(() -> context.step().run("a", String.class, () -> failNever("a"))
                    + context.step().run("b", String.class, () -> failNever("b")));
            parallel.join();
            return flaky.get() + " " + plain.get();
        });

        server.advance(Duration.ofHours(3));

        assertThat(ended(event).output(String.class)).isEqualTo("flaky ab");
        assertThat(heard).containsExactlyInAnyOrder("flaky", "flaky", "flaky", "a", "b");
    }

    @Test
    void raceThroughRetries() {
        var began = Instant.now();
        var event = started(context -> {
            var parallel = context.step().parallel();
            var slow = parallel.fork(() -> {
                context.step().sleep("long", Duration.ofDays(9));
                return "slow";
            });
            var flaky = parallel.fork(() -> context.step().run("flaky", String.class, () -> failTwice("flaky")));
            return parallel.joinAny() == flaky ? flaky.get() : slow.get();
        });

        server.advance(Duration.ofHours(3));

        assertThat(ended(event).output(String.class)).isEqualTo("flaky");
        assertThat(heard).hasSize(3);
        assertThat(server.now()).isBefore(began.plus(Duration.ofDays(1)));
    }
}
