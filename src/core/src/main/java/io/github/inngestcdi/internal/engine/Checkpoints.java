package io.github.inngestcdi.internal.engine;

import io.github.inngestcdi.Checkpointing;
import io.github.inngestcdi.internal.wire.CallContext;
import io.github.inngestcdi.internal.wire.Operation;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The finished steps of one call request that the server does not know yet. They are saved when the buffer is full, when it
 * has waited its time, or when the request ends; steps that cannot be saved go into the answer.
 */
final class Checkpoints {
    private final Checkpointing options;
    private final CheckpointApi api;
    private final CallContext context;
    private final Clock clock;
    private final boolean active;
    private final Instant started;
    private final List<Operation> buffer = new ArrayList<>();
    private Instant oldest;

    /**
     * Begins with an empty buffer.
     *
     * @param discovery whether the call request asks for whichever step comes first
     */
    Checkpoints(Checkpointing options, CheckpointApi api, CallContext context, boolean discovery, Clock clock) {
        this.options = options;
        this.api = api;
        this.context = context;
        this.clock = clock;
        this.started = clock.instant();
        this.oldest = started;
        this.active = options.enabled()
                && discovery
                && !context.planOnly()
                && !context.dispatch().queueItemId().isEmpty()
                && !context.dispatch().functionId().isEmpty()
                && api.isAvailable();
    }

    /** {@return whether steps are saved before this call request is answered} */
    boolean isActive() {
        return active;
    }

    /**
     * {@return whether the body goes on after a step has run; not on a retry: the server counts attempts by call requests,
     * so the next step would begin with this one's count}
     */
    boolean goesOn() {
        return active && context.attempt() == 0;
    }

    /** {@return whether this call request has run its time, so that it runs no further step} */
    boolean timeIsUp() {
        var most = options.maxRuntime();
        return active
                && !most.isZero()
                && Duration.between(started, clock.instant()).compareTo(most) >= 0;
    }

    /** Adds a finished step to the buffer. */
    void add(Operation finished) {
        if (buffer.isEmpty()) {
            oldest = clock.instant();
        }
        buffer.add(finished);
    }

    /** {@return whether there are steps that the server does not know} */
    boolean isWaiting() {
        return !buffer.isEmpty();
    }

    /** {@return whether the buffer is full or has waited its time} */
    boolean isDue() {
        var most = options.maxInterval();
        return buffer.size() >= options.bufferedSteps()
                || (!buffer.isEmpty()
                        && !most.isZero()
                        && Duration.between(oldest, clock.instant()).compareTo(most) >= 0);
    }

    /** Saves all steps in the buffer, which is empty afterwards unless that has failed. */
    CheckpointApi.Outcome save() {
        if (buffer.isEmpty()) {
            return CheckpointApi.Outcome.SAVED;
        }
        var outcome = api.save(context, started, List.copyOf(buffer));
        if (outcome != CheckpointApi.Outcome.FAILED) {
            buffer.clear();
        }
        return outcome;
    }

    /** {@return the steps that the server does not know, for the caller to report} */
    List<Operation> take() {
        var steps = List.copyOf(buffer);
        buffer.clear();
        return steps;
    }
}
