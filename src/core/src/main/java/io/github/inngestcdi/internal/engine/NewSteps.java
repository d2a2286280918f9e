package io.github.inngestcdi.internal.engine;

import io.github.inngestcdi.StepOptions;
import io.github.inngestcdi.internal.CoreMessages;
import io.github.inngestcdi.internal.engine.parallel.Branches;
import io.github.inngestcdi.internal.engine.parallel.RunBranch;
import io.github.inngestcdi.internal.engine.parallel.StepInterrupt;
import io.github.inngestcdi.internal.engine.step.FoundStep;
import io.github.inngestcdi.internal.engine.step.Variants;
import io.github.inngestcdi.internal.json.JsonPlatform;
import io.github.inngestcdi.internal.json.RawJson;
import io.github.inngestcdi.internal.wire.Memo;
import io.github.inngestcdi.internal.wire.Operation;
import io.github.inngestcdi.internal.wire.StepId;
import io.github.inngestcdi.internal.wire.StepTarget;
import io.github.inngestcdi.middleware.StepInfo;
import jakarta.json.JsonValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The steps without a result: runs those that the app can do now, and reports the others to the server. */
final class NewSteps {
    private final StepTarget target;
    private final boolean planOnly;
    private final Branches branches;
    private final Variants variants;
    private final Ending ending;
    private final Checkpoints checkpoints;
    private final StepRunner runner;
    private final RunHooks hooks;
    private final DriftLog drift;
    private final JsonPlatform json;

    /**
     * Runs and reports the steps of one call request.
     *
     * @param planOnly whether the server calls for each step on its own
     */
    NewSteps(
            StepTarget target,
            boolean planOnly,
            Branches branches,
            Variants variants,
            Ending ending,
            Checkpoints checkpoints,
            StepRunner runner,
            RunHooks hooks,
            DriftLog drift,
            JsonPlatform json) {
        this.target = target;
        this.planOnly = planOnly;
        this.branches = branches;
        this.variants = variants;
        this.ending = ending;
        this.checkpoints = checkpoints;
        this.runner = runner;
        this.hooks = hooks;
        this.drift = drift;
        this.json = json;
    }

    /**
     * {@return the result of a step that the body has reached}
     *
     * @param memo the input to run the step with, if the server has one
     * @throws StepInterrupt if the body does not go on after it in this call request
     */
    RawJson reached(StepId id, StepOptions options, FoundStep step, @Nullable Memo memo) {
        branches.reachedNew(id);
        boolean isTarget = target.is(id);
        RunBranch<?> branch = branches.current();
        if (branch != null && !isTarget) {
            throw branch.suspend(target.isOneStep() ? List.of() : List.of(planned(id, step, memo)));
        }
        if (target.isOneStep() && !isTarget) {
            throw ending.suspend(List.of());
        }
        boolean runsNow = isTarget || !(planOnly || checkpoints.timeIsUp());
        if (!runsNow || !(step instanceof FoundStep.Code code)) {
            throw ending.report(List.of(planned(id, step, memo)));
        }
        saveIfDue();
        return run(id, options, code, memo);
    }

    private RawJson run(StepId id, StepOptions options, FoundStep.Code code, @Nullable Memo memo) {
        drift.learn(id.hash(), id.id());
        var info = hooks.info(id, code, memo);
        var ran = runner.run(id, info, options, input(info, code, memo), code);
        var operation = variants.marked(ran.operation());
        RunBranch<?> branch = branches.current();
        if (branch != null && !branches.hasReleasedTarget()) {
            throw ending.suspendIn(branch, operation, ran.retry());
        }
        if (ran.retry().isPresent() || target.is(id) || !checkpoints.goesOn()) {
            throw ending.report(operation, ran.retry());
        }
        checkpoints.add(branches.marked(operation));
        saveIfDue();
        return RawJson.of(ran.result());
    }

    private void saveIfDue() {
        if (checkpoints.isDue() && !ending.saved()) {
            throw ending.ended();
        }
    }

    private Operation planned(StepId id, FoundStep step, @Nullable Memo memo) {
        drift.learn(id.hash(), id.id());
        var input = input(hooks.info(id, step, memo), step, memo);
        if (step instanceof FoundStep.Code code) {
            return variants.marked(new Operation.StepPlanned(id, code.kind(), input));
        }
        return variants.marked(((FoundStep.Requested) step).request().operation(id, input));
    }

    private List<JsonValue> input(StepInfo info, FoundStep step, @Nullable Memo memo) {
        try {
            var given = memo instanceof Memo.Input edited
                    ? json.array(edited.input().toString())
                    : step.input().get();
            return hooks.stepInput(info, given);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw CoreMessages.middlewareFailed(info.id(), e);
        }
    }
}
