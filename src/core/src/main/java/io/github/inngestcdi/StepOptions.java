package io.github.inngestcdi;

import io.github.inngestcdi.internal.ApiMessages;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The options of a step: {@code step.with(StepOptions.named("Charge the
 * card").withTimeLimit(limit)).run(…)}. Immutable.
 *
 * @since 0.1
 */
public final class StepOptions extends Value {
    private static final StepOptions NONE = new StepOptions(Optional.empty(), Optional.empty(), Optional.empty());

    private final Optional<String> name;
    private final Optional<RetryPolicy> retries;
    private final Optional<Duration> timeLimit;

    private StepOptions(Optional<String> name, Optional<RetryPolicy> retries, Optional<Duration> timeLimit) {
        if (name.filter(String::isBlank).isPresent()) {
            throw ApiMessages.stepNameBlank();
        }
        timeLimit.filter(limit -> limit.isNegative() || limit.isZero()).ifPresent(limit -> {
            throw ApiMessages.timeLimitNotPositive(limit);
        });
        this.name = name;
        this.retries = retries;
        this.timeLimit = timeLimit;
    }

    /** {@return options without a name, retry policy or time limit} */
    public static StepOptions none() {
        return NONE;
    }

    /** {@return options of a step that is shown as {@code name}} */
    public static StepOptions named(String name) {
        return NONE.withName(name);
    }

    /** {@return options of a step whose code is retried by {@code policy}} */
    public static StepOptions retrying(RetryPolicy policy) {
        return NONE.withRetries(policy);
    }

    /** {@return options of a step whose attempts end within {@code limit}} */
    public static StepOptions within(Duration limit) {
        return NONE.withTimeLimit(limit);
    }

    /**
     * {@return these options, of a step that is shown as {@code name}}
     *
     * @throws IllegalArgumentException if {@code name} is blank
     */
    public StepOptions withName(String name) {
        return new StepOptions(Optional.of(name), retries, timeLimit);
    }

    /** {@return these options, of a step whose code is retried by {@code policy}} */
    public StepOptions withRetries(RetryPolicy policy) {
        return new StepOptions(name, Optional.of(policy), timeLimit);
    }

    /**
     * {@return these options, of a step whose attempts are interrupted after {@code limit}} The code must react to the
     * interrupt: the attempt then fails with a {@link StepTimeoutException}, unless it returns a result all the same.
     *
     * @throws IllegalArgumentException if {@code limit} is not positive
     */
    public StepOptions withTimeLimit(Duration limit) {
        return new StepOptions(name, retries, Optional.of(limit));
    }

    /** {@return the name that the step is shown as; empty for its id} */
    public Optional<String> name() {
        return name;
    }

    /** {@return how the code of the step is retried; empty for the function's retries} */
    public Optional<RetryPolicy> retries() {
        return retries;
    }

    /** {@return how long one attempt of the code may take; empty for any time} */
    public Optional<Duration> timeLimit() {
        return timeLimit;
    }

    @Override
    List<?> parts() {
        return List.of(name, retries, timeLimit);
    }
}
