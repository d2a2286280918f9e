package io.github.inngestcdi.internal.definition;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.inngestcdi.ConcurrencyScope;
import io.github.inngestcdi.FunctionDefinition;
import io.github.inngestcdi.FunctionOptions;
import io.github.inngestcdi.FunctionOptions.Batch;
import io.github.inngestcdi.FunctionOptions.CancelOn;
import io.github.inngestcdi.FunctionOptions.Concurrency;
import io.github.inngestcdi.FunctionOptions.Debounce;
import io.github.inngestcdi.FunctionOptions.RateLimit;
import io.github.inngestcdi.FunctionOptions.SingleRun;
import io.github.inngestcdi.FunctionOptions.Throttle;
import io.github.inngestcdi.FunctionOptions.Timeouts;
import io.github.inngestcdi.SingleRunMode;
import io.github.inngestcdi.Trigger;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class OptionProblemsTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration HALF = Duration.ofMillis(500);

    private static FunctionOptions.Builder options() {
        return FunctionOptions.builder();
    }

    private static List<String> problems(FunctionOptions.Builder options) {
        return problems(function().options(options.build()));
    }

    private static List<String> problems(FunctionDefinition.Builder<?, ?> function) {
        return FunctionProblems.of(List.of(function.build()));
    }

    private static FunctionDefinition.Builder<?, ?> function() {
        return FunctionDefinition.<Object, Object>builder("f", Object.class, context -> "x")
                .origin("com.acme.Shop.f");
    }

    @ParameterizedTest
    @MethodSource("accepted")
    void acceptsWhatTheServerAccepts(FunctionOptions.Builder options) {
        assertThat(problems(options)).isEmpty();
    }

    static Stream<FunctionOptions.Builder> accepted() {
        return Stream.of(
                options(),
                options()
                        .concurrency(Concurrency.ofSteps(1))
                        .concurrency(Concurrency.ofSteps(1).withKey("k").withScope(ConcurrencyScope.ENV))
                        .concurrency(Concurrency.ofRuns(1)),
                options().throttle(Throttle.of(1, SECOND).withBurst(0).withKey("k")),
                options().rateLimit(RateLimit.of(1, SECOND)),
                options().rateLimit(RateLimit.of(1, Duration.ofHours(24)).withKey("k")),
                options().debounce(Debounce.of(SECOND)),
                options().debounce(Debounce.of(Duration.ofDays(7)).withKey("k").withTimeout(SECOND)),
                options()
                        .batch(Batch.of(2, SECOND).withKey("k").withExpression("true"))
                        .concurrency(Concurrency.ofSteps(1))
                        .throttle(Throttle.of(1, SECOND))
                        .timeouts(Timeouts.start(SECOND)),
                options()
                        .cancelOn(CancelOn.named("a"))
                        .cancelOn(CancelOn.named("b"))
                        .cancelOn(CancelOn.named("c").withTimeout(SECOND))
                        .cancelOn(CancelOn.named("d"))
                        .cancelOn(CancelOn.named("e"))
                        .timeouts(Timeouts.of(SECOND, SECOND))
                        .runPriority("1")
                        .idempotency("k"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refusesWhatTheServerRefuses(FunctionOptions.Builder options, String number, String option, String value) {
        assertThat(problems(options)).singleElement().asString().contains(number, "com.acme.Shop.f", option, value);
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of(
                        options().concurrency(Concurrency.ofSteps(0)), "INNGEST-00029", "concurrency limit", "of 0,"),
                Arguments.of(
                        options().concurrency(Concurrency.ofRuns(-1)), "INNGEST-00029", "concurrency limit", "of -1,"),
                Arguments.of(
                        options().throttle(Throttle.of(0, SECOND)), "INNGEST-00029", "throttle limit", "at least 1"),
                Arguments.of(
                        options().throttle(Throttle.of(1, SECOND).withBurst(-1)),
                        "INNGEST-00029",
                        "throttle burst",
                        "at least 0"),
                Arguments.of(options().rateLimit(RateLimit.of(0, SECOND)), "INNGEST-00029", "rate limit", "at least 1"),
                Arguments.of(options().batch(Batch.of(1, SECOND)), "INNGEST-00029", "batch size", "at least 2"),
                Arguments.of(options().throttle(Throttle.of(1, HALF)), "INNGEST-00030", "throttle period", "PT0.5S"),
                Arguments.of(options().batch(Batch.of(2, HALF)), "INNGEST-00030", "batch timeout", "PT1S"),
                Arguments.of(
                        options().debounce(Debounce.of(SECOND).withTimeout(Duration.ZERO)),
                        "INNGEST-00030",
                        "debounce timeout",
                        "PT0S"),
                Arguments.of(
                        options().cancelOn(CancelOn.named("a").withTimeout(SECOND.negated())),
                        "INNGEST-00030",
                        "cancellation timeout",
                        "PT-1S"),
                Arguments.of(options().timeouts(Timeouts.start(HALF)), "INNGEST-00030", "start timeout", "PT0.5S"),
                Arguments.of(options().timeouts(Timeouts.finish(HALF)), "INNGEST-00030", "finish timeout", "PT0.5S"),
                Arguments.of(
                        options().rateLimit(RateLimit.of(1, Duration.ofHours(25))),
                        "INNGEST-00031",
                        "rate limit period of PT25H",
                        "PT1S to PT24H"),
                Arguments.of(
                        options().rateLimit(RateLimit.of(1, HALF)), "INNGEST-00031", "rate limit period", "PT0.5S"),
                Arguments.of(
                        options().debounce(Debounce.of(Duration.ofDays(7).plusNanos(1))),
                        "INNGEST-00031",
                        "debounce period",
                        "PT168H"),
                Arguments.of(options().debounce(Debounce.of(HALF)), "INNGEST-00031", "debounce period", "PT0.5S"),
                Arguments.of(options().runPriority(" "), "INNGEST-00032", "run priority", "event.data.vip ? 120 : 0"),
                Arguments.of(options().idempotency(""), "INNGEST-00032", "idempotency key", "event.data.orderId"),
                Arguments.of(
                        options().concurrency(Concurrency.ofSteps(1).withKey("").withScope(ConcurrencyScope.ENV)),
                        "INNGEST-00032",
                        "concurrency key",
                        "event.data.userId"),
                Arguments.of(
                        options().singleRun(SingleRun.of(SingleRunMode.SKIP).withKey(" ")),
                        "INNGEST-00032",
                        "single run key",
                        "leave it out"),
                Arguments.of(
                        options().batch(Batch.of(2, SECOND).withExpression(" ")),
                        "INNGEST-00032",
                        "batch condition",
                        "total"),
                Arguments.of(
                        options().cancelOn(CancelOn.named("a").withExpression(" ")),
                        "INNGEST-00032",
                        "cancellation condition",
                        "async.data"),
                Arguments.of(
                        options()
                                .concurrency(Concurrency.ofSteps(1))
                                .concurrency(Concurrency.ofSteps(2))
                                .concurrency(Concurrency.ofSteps(3)),
                        "INNGEST-00033",
                        "3 concurrency limits of steps",
                        "at most 2 are"),
                Arguments.of(
                        options().concurrency(Concurrency.ofRuns(1)).concurrency(Concurrency.ofRuns(2)),
                        "INNGEST-00033",
                        "2 concurrency limits of runs",
                        "at most 1 is"),
                Arguments.of(sixCancellations(), "INNGEST-00033", "6 cancelling events", "at most 5 are"),
                Arguments.of(
                        options().concurrency(Concurrency.ofSteps(3).withScope(ConcurrencyScope.ACCOUNT)),
                        "INNGEST-00034",
                        "concurrency limit of 3",
                        "ACCOUNT"),
                Arguments.of(
                        options().rateLimit(RateLimit.of(5, SECOND)).idempotency("event.data.id"),
                        "INNGEST-00036",
                        "rate limit",
                        "it wins"),
                Arguments.of(options().timeouts(Timeouts.none()), "INNGEST-00037", "timeouts", "neither"),
                Arguments.of(
                        options().cancelOn(CancelOn.named(" ")), "INNGEST-00027", "a cancellation", "domain/thing"));
    }

    private static FunctionOptions.Builder sixCancellations() {
        var options = options();
        for (int i = 0; i < 6; i++) {
            options.cancelOn(CancelOn.named("e" + i));
        }
        return options;
    }

    @Test
    void refusesOptionsThatTheServerDoesNotCombineWithABatch() {
        assertThat(problems(options()
                        .batch(Batch.of(2, SECOND))
                        .debounce(Debounce.of(SECOND))
                        .runPriority("1")
                        .singleRun(SingleRun.of(SingleRunMode.CANCEL))
                        .cancelOn(CancelOn.named("a"))))
                .singleElement()
                .asString()
                .contains("INNGEST-00035", "debounce, run priority, single run, cancellation by events");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT0.999S", "PT5M0.001S"})
    void keepsJitterWithinFiveMinutes(String jitter) {
        assertThat(problems(function().trigger(Trigger.cron("0 9 * * *", Duration.parse(jitter)))))
                .singleElement()
                .asString()
                .contains("INNGEST-00031", "cron jitter", jitter, "PT1S to PT5M");
        assertThat(problems(function().trigger(Trigger.cron("0 9 * * *", Duration.ofMinutes(5)))))
                .isEmpty();
    }

    @Test
    void reportsEveryMistake() {
        assertThat(problems(sixCancellations()
                        .concurrency(Concurrency.ofSteps(0).withScope(ConcurrencyScope.ENV))
                        .throttle(Throttle.of(0, HALF).withBurst(-1).withKey(""))
                        .rateLimit(RateLimit.of(0, HALF).withKey(""))
                        .debounce(Debounce.of(HALF).withKey("").withTimeout(HALF))
                        .batch(Batch.of(1, HALF).withKey(""))
                        .timeouts(Timeouts.of(HALF, HALF))
                        .idempotency(" ")))
                .extracting(problem -> problem.substring(0, 13))
                .containsExactly(
                        "INNGEST-00029",
                        "INNGEST-00034",
                        "INNGEST-00029",
                        "INNGEST-00029",
                        "INNGEST-00030",
                        "INNGEST-00032",
                        "INNGEST-00029",
                        "INNGEST-00031",
                        "INNGEST-00032",
                        "INNGEST-00031",
                        "INNGEST-00030",
                        "INNGEST-00032",
                        "INNGEST-00029",
                        "INNGEST-00030",
                        "INNGEST-00032",
                        "INNGEST-00035",
                        "INNGEST-00033",
                        "INNGEST-00030",
                        "INNGEST-00030",
                        "INNGEST-00032",
                        "INNGEST-00036");
    }
}
