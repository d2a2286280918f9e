package io.github.inngestcdi.internal.engine;

import io.github.inngestcdi.NonRetriableException;
import io.github.inngestcdi.RetryAfterException;
import io.github.inngestcdi.RetryPolicy;
import io.github.inngestcdi.StepException;
import io.github.inngestcdi.internal.InvalidStepException;
import io.github.inngestcdi.internal.wire.CallContext;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Decides from the exception whether there is another try. */
final class RetryDecision {
    private final CallContext context;
    private final Clock clock;

    RetryDecision(CallContext context, Clock clock) {
        this.context = context;
        this.clock = clock;
    }

    /** {@return the decision on an exception of the body} */
    Answer.Retry after(Throwable outermost) {
        return decide(Wrappers.unwrapped(outermost), context.isLastAttempt(), Optional.empty());
    }

    /**
     * {@return the decision on an exception of a step}
     *
     * @param lastInThisCall whether it is not run again in this call request
     */
    Answer.Retry after(Throwable outermost, Optional<RetryPolicy> policy, boolean lastInThisCall) {
        var thrown = Wrappers.unwrapped(outermost);
        if (policy.isEmpty()) {
            return after(outermost);
        }
        if (policy.get().isImmediate() && !(thrown instanceof RetryAfterException)) {
            return decide(thrown, lastInThisCall, Optional.empty());
        }
        boolean last =
                context.isLastAttempt() || context.attempt() + 1 >= policy.get().attempts();
        return decide(thrown, last, delay(policy.get()));
    }

    private Optional<Duration> delay(RetryPolicy policy) {
        var delays = policy.delays();
        return delays.isEmpty()
                ? Optional.empty()
                : Optional.of(delays.get(Math.min(context.attempt(), delays.size() - 1)));
    }

    /** A memoized failure that the body does not catch is the same at each try, so it is not tried again. */
    private Answer.Retry decide(Throwable thrown, boolean lastAttempt, Optional<Duration> delay) {
        boolean last = lastAttempt
                || thrown instanceof NonRetriableException
                || thrown instanceof StepException
                || thrown instanceof InvalidStepException;
        if (last) {
            return new Answer.Retry(false, Optional.empty());
        }
        return thrown instanceof RetryAfterException asked
                ? new Answer.Retry(true, Optional.of(asked.delayFrom(clock.instant())))
                : new Answer.Retry(true, delay);
    }
}
