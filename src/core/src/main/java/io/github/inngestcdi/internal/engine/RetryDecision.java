package io.github.inngestcdi.internal.engine;

import io.github.inngestcdi.NonRetriableException;
import io.github.inngestcdi.RetryAfterException;
import io.github.inngestcdi.StepException;
import io.github.inngestcdi.internal.wire.CallContext;
import java.time.Clock;
import java.util.Optional;

/** Decides from what was thrown whether there is another try. */
final class RetryDecision {
    private final CallContext context;
    private final Clock clock;

    RetryDecision(CallContext context, Clock clock) {
        this.context = context;
        this.clock = clock;
    }

    /** A memoized failure that the body lets through stays what it is, so trying again would change nothing. */
    Answer.Retry after(Throwable outermost) {
        Throwable thrown = Wrappers.unwrapped(outermost);
        boolean last = context.isLastAttempt()
                || thrown instanceof NonRetriableException
                || thrown instanceof StepException
                || thrown instanceof InvalidStepException;
        if (!last && thrown instanceof RetryAfterException asked) {
            return new Answer.Retry(true, Optional.of(asked.delayFrom(clock.instant())));
        }
        return new Answer.Retry(!last, Optional.empty());
    }
}
