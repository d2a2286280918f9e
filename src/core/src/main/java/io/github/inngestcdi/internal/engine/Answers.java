package io.github.inngestcdi.internal.engine;

import io.github.inngestcdi.internal.CoreMessages;
import io.github.inngestcdi.internal.json.JsonPlatform;
import io.github.inngestcdi.internal.wire.Operation;
import io.github.inngestcdi.internal.wire.StepId;
import io.github.inngestcdi.internal.wire.StepTarget;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes the answer of a call request, and with it reports what the server does not know yet. */
final class Answers {
    private final Run run;
    private final StepTarget target;
    private final RunHooks hooks;
    private final Checkpoints checkpoints;
    private final Defers defers;
    private final RunFailure failure;
    private final Drift drift;
    private final JsonPlatform json;

    Answers(
            Run run,
            StepTarget target,
            RunHooks hooks,
            Checkpoints checkpoints,
            Defers defers,
            RunFailure failure,
            Drift drift,
            JsonPlatform json) {
        this.run = run;
        this.target = target;
        this.hooks = hooks;
        this.checkpoints = checkpoints;
        this.defers = defers;
        this.failure = failure;
        this.drift = drift;
        this.json = json;
    }

    /** {@return the answer of a finished run} */
    Answer completed(String output) {
        drift.warn();
        hooks.runCompleted(output);
        if (!checkpoints.isActive() && !defers.isWaiting()) {
            return new Answer.Completed(output);
        }
        var value = json.value(output);
        List<Operation> operations = new ArrayList<>(checkpoints.take());
        operations.addAll(defers.take());
        operations.add(new Operation.RunComplete(StepId.of(Operation.RunComplete.ID, 0), value));
        return new Answer.Steps(operations, Optional.empty());
    }

    /**
     * {@return the answer of a run that goes on}
     *
     * @param retry what becomes of a failed step; empty if none has failed
     */
    Answer reported(List<Operation> operations, Optional<Answer.Retry> retry) {
        drift.warn();
        List<Operation> all = new ArrayList<>(operations);
        if (!operations.isEmpty()) {
            all.addAll(defers.take());
        }
        return new Answer.Steps(all, retry);
    }

    /** {@return the answer of a body that has hidden its interrupt} */
    Answer interruptSwallowed(@Nullable Throwable thrown) {
        return failed(
                CoreMessages.interruptSwallowed("Function '%s'".formatted(run.functionId()), drift.found(), thrown));
    }

    /** {@return the answer of a body that has failed} */
    Answer failed(Throwable thrown) {
        var decision = failure.decide(thrown);
        hooks.runFailed(thrown, !decision.again());
        var error = failure.error(thrown);
        if (decision.again() || target.isOneStep() || !defers.isWaiting()) {
            return new Answer.Failed(error, decision);
        }
        var operations = defers.take();
        operations.add(failure.operation(error));
        return new Answer.Steps(operations, Optional.of(decision));
    }

    /** {@return the answer of a body that has not reached the only step that may run} */
    Answer stepNotFound() {
        return new Answer.StepNotFound(Objects.requireNonNull(target.hash()), drift.found());
    }

    /** {@return the answer of a stale call request} */
    Answer stale() {
        return new Answer.Stale(run.functionId(), run.runId());
    }
}
