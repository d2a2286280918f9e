package io.github.inngestcdi;

import java.time.Duration;
import java.util.Optional;

/**
 * What may be said of a step beyond its id: {@code step.with(StepOptions.named("Charge the card").andWithin(limit)).run(…)}.
 *
 * @param name what the step is shown as; its id if empty
 * @param retries how its code is retried; as the function's if empty
 * @param timeLimit how long one attempt of its code may take; any time if empty
 * @since 0.1
 */
public record StepOptions(Optional<String> name, Optional<RetryPolicy> retries, Optional<Duration> timeLimit) {
    private static final StepOptions NONE = new StepOptions(Optional.empty(), Optional.empty(), Optional.empty());

    /** @throws IllegalArgumentException if the name is blank, or the time limit not positive */
    public StepOptions {
        if (name.isPresent() && name.get().isBlank()) {
            throw new IllegalArgumentException(
                    "A step cannot be shown as a blank name. Name it, or leave the name out.");
        }
        if (timeLimit.isPresent()
                && (timeLimit.get().isNegative() || timeLimit.get().isZero())) {
            throw new IllegalArgumentException(
                    "A step cannot end within %s. Give it a positive time limit.".formatted(timeLimit.get()));
        }
    }

    /** {@return nothing beyond the id} */
    public static StepOptions none() {
        return NONE;
    }

    /** {@return options of a step that is shown as {@code name}} */
    public static StepOptions named(String name) {
        return new StepOptions(Optional.of(name), Optional.empty(), Optional.empty());
    }

    /** {@return options of a step whose code is retried by {@code policy}} */
    public static StepOptions retrying(RetryPolicy policy) {
        return NONE.andRetrying(policy);
    }

    /** {@return options of a step whose attempts end within {@code limit}} */
    public static StepOptions within(Duration limit) {
        return NONE.andWithin(limit);
    }

    /** {@return these options, and the step's code is retried by {@code policy}} */
    public StepOptions andRetrying(RetryPolicy policy) {
        return new StepOptions(name, Optional.of(policy), timeLimit);
    }

    /**
     * {@return these options, and an attempt that takes longer than {@code limit} is interrupted, which its code has to
     * heed: it then fails with a {@link StepTimeoutException}, unless it returns a result all the same}
     */
    public StepOptions andWithin(Duration limit) {
        return new StepOptions(name, retries, Optional.of(limit));
    }
}
