package io.github.inngestcdi.internal.definition;

import io.github.inngestcdi.ConcurrencyScope;
import io.github.inngestcdi.ConcurrencyUnit;
import io.github.inngestcdi.FunctionDefinition;
import io.github.inngestcdi.FunctionOptions;
import io.github.inngestcdi.FunctionOptions.Batch;
import io.github.inngestcdi.FunctionOptions.Debounce;
import io.github.inngestcdi.FunctionOptions.RateLimit;
import io.github.inngestcdi.FunctionOptions.Throttle;
import io.github.inngestcdi.FunctionOptions.Timeouts;
import io.github.inngestcdi.Trigger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Finds every mistake in the options of a function; the grammar of CEL expressions is for the server to judge. */
final class OptionProblems {
    private static final int MAX_STEP_LIMITS = 2;
    private static final int MAX_RUN_LIMITS = 1;
    private static final int MAX_CANCELLATIONS = 5;
    private static final int MIN_BATCH = 2;
    private static final int MAX_EVENT_NAME = 255;
    private static final Duration MIN_DURATION = Duration.ofSeconds(1);
    private static final Duration MAX_RATE_LIMIT = Duration.ofHours(24);
    private static final Duration MAX_DEBOUNCE = Duration.ofDays(7);
    private static final Duration MAX_JITTER = Duration.ofMinutes(5);
    private static final String KEY = "event.data.userId";
    private static final String CONDITION = "event.data.total > 100";

    private final FunctionOptions options;
    private final List<Trigger> triggers;
    private final String origin;
    private final Consumer<String> problems;

    private OptionProblems(FunctionDefinition<?, ?> function, Consumer<String> problems) {
        this.options = function.options();
        this.triggers = function.triggers();
        this.origin = function.origin();
        this.problems = problems;
    }

    /** Passes each mistake to {@code problems}, as a whole message. */
    static void find(FunctionDefinition<?, ?> function, Consumer<String> problems) {
        new OptionProblems(function, problems).check();
    }

    private void check() {
        for (var trigger : triggers) {
            if (trigger instanceof Trigger.OnCron onCron) {
                onCron.jitter().ifPresent(jitter -> between(MIN_DURATION, MAX_JITTER, jitter, "cron jitter"));
            }
        }
        checkConcurrency();
        options.throttle().ifPresent(this::check);
        options.rateLimit().ifPresent(this::check);
        options.debounce().ifPresent(this::check);
        options.batch().ifPresent(this::check);
        expression(options.runPriority(), "run priority", "event.data.vip ? 120 : 0");
        options.singleRun().ifPresent(single -> expression(single.key(), "single run key", KEY));
        checkCancellations();
        options.timeouts().ifPresent(this::check);
        expression(options.idempotency(), "idempotency key", "event.data.orderId");
        if (options.idempotency().isPresent() && options.rateLimit().isPresent()) {
            problems.accept(DefinitionMessages.rateLimitOverridden(origin));
        }
    }

    private void checkConcurrency() {
        atMost(MAX_STEP_LIMITS, count(ConcurrencyUnit.STEPS), "concurrency limits of steps");
        atMost(MAX_RUN_LIMITS, count(ConcurrencyUnit.RUNS), "concurrency limits of runs");
        for (var limit : options.concurrency()) {
            atLeast(1, limit.limit(), "concurrency limit");
            expression(limit.key(), "concurrency key", KEY);
            if (limit.scope() != ConcurrencyScope.FN && limit.key().isEmpty()) {
                problems.accept(DefinitionMessages.scopeWithoutKey(limit.scope(), limit.limit(), origin));
            }
        }
    }

    private int count(ConcurrencyUnit unit) {
        return (int) options.concurrency().stream()
                .filter(limit -> limit.unit() == unit)
                .count();
    }

    private void check(Throttle throttle) {
        atLeast(1, throttle.limit(), "throttle limit");
        atLeast(0, throttle.burst(), "throttle burst");
        atLeastASecond(throttle.period(), "throttle period");
        expression(throttle.key(), "throttle key", KEY);
    }

    private void check(RateLimit limit) {
        atLeast(1, limit.limit(), "rate limit");
        between(MIN_DURATION, MAX_RATE_LIMIT, limit.period(), "rate limit period");
        expression(limit.key(), "rate limit key", KEY);
    }

    private void check(Debounce debounce) {
        between(MIN_DURATION, MAX_DEBOUNCE, debounce.period(), "debounce period");
        debounce.timeout().ifPresent(timeout -> atLeastASecond(timeout, "debounce timeout"));
        expression(debounce.key(), "debounce key", KEY);
    }

    private void check(Batch batch) {
        atLeast(MIN_BATCH, batch.maxSize(), "batch size");
        atLeastASecond(batch.timeout(), "batch timeout");
        expression(batch.key(), "batch key", KEY);
        expression(batch.expression(), "batch condition", CONDITION);
        var excluded = excludedByABatch();
        if (!excluded.isEmpty()) {
            problems.accept(DefinitionMessages.excludedByABatch(excluded, origin));
        }
    }

    private List<String> excludedByABatch() {
        List<String> excluded = new ArrayList<>();
        options.debounce().ifPresent(debounce -> excluded.add("debounce"));
        options.runPriority().ifPresent(priority -> excluded.add("run priority"));
        options.singleRun().ifPresent(single -> excluded.add("single run"));
        if (!options.cancelOn().isEmpty()) {
            excluded.add("cancellation by events");
        }
        return excluded;
    }

    private void checkCancellations() {
        atMost(MAX_CANCELLATIONS, options.cancelOn().size(), "cancelling events");
        for (var cancel : options.cancelOn()) {
            if (cancel.event().isBlank() || cancel.event().length() > MAX_EVENT_NAME) {
                problems.accept(DefinitionMessages.badEventName(cancel.event(), "a cancellation of " + origin));
            }
            cancel.timeout().ifPresent(timeout -> atLeastASecond(timeout, "cancellation timeout"));
            expression(cancel.expression(), "cancellation condition", "event.data.orderId == async.data.orderId");
        }
    }

    private void check(Timeouts timeouts) {
        if (timeouts.start().isEmpty() && timeouts.finish().isEmpty()) {
            problems.accept(DefinitionMessages.timeoutsEmpty(origin));
        }
        timeouts.start().ifPresent(start -> atLeastASecond(start, "start timeout"));
        timeouts.finish().ifPresent(finish -> atLeastASecond(finish, "finish timeout"));
    }

    private void atLeast(int min, int value, String option) {
        if (value < min) {
            problems.accept(DefinitionMessages.optionTooSmall(option, value, min, origin));
        }
    }

    private void atMost(int max, int count, String options) {
        if (count > max) {
            problems.accept(DefinitionMessages.tooManyOf(options, count, max, origin));
        }
    }

    private void atLeastASecond(Duration value, String option) {
        if (value.compareTo(MIN_DURATION) < 0) {
            problems.accept(DefinitionMessages.optionTooShort(option, value, origin));
        }
    }

    private void between(Duration min, Duration max, Duration value, String option) {
        if (value.compareTo(min) < 0 || value.compareTo(max) > 0) {
            problems.accept(DefinitionMessages.optionOutOfRange(option, value, min, max, origin));
        }
    }

    private void expression(Optional<String> expression, String option, String example) {
        if (expression.filter(String::isBlank).isPresent()) {
            problems.accept(DefinitionMessages.optionBlank(option, example, origin));
        }
    }
}
