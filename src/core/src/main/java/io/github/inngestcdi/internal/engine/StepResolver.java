package io.github.inngestcdi.internal.engine;

import io.github.inngestcdi.StepException;
import io.github.inngestcdi.StepOptions;
import io.github.inngestcdi.internal.CoreMessages;
import io.github.inngestcdi.internal.InvalidStepException;
import io.github.inngestcdi.internal.engine.parallel.BranchGroup;
import io.github.inngestcdi.internal.engine.parallel.Branches;
import io.github.inngestcdi.internal.engine.parallel.StepInterrupt;
import io.github.inngestcdi.internal.engine.step.FoundStep;
import io.github.inngestcdi.internal.engine.step.StepValues;
import io.github.inngestcdi.internal.engine.step.VariantScope;
import io.github.inngestcdi.internal.engine.step.Variants;
import io.github.inngestcdi.internal.json.RawJson;
import io.github.inngestcdi.internal.wire.Memo;
import io.github.inngestcdi.internal.wire.StepId;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Gives the body the results of its steps: those that are memoized, and those of steps that run now. */
final class StepResolver {
    private final Map<String, Memo> memos;
    private final Branches branches;
    private final Variants variants;
    private final Ending ending;
    private final StepRunner runner;
    private final NewSteps newSteps;
    private final RunHooks hooks;
    private final StepValues values;
    private final boolean wrapped;
    private @Nullable StepId last;

    /**
     * Resolves the steps of one call request.
     *
     * @param memos what is memoized, by the steps' hashes
     */
    StepResolver(
            Map<String, Memo> memos,
            Branches branches,
            Variants variants,
            Ending ending,
            StepRunner runner,
            NewSteps newSteps,
            RunHooks hooks,
            StepValues values) {
        this.memos = memos;
        this.branches = branches;
        this.variants = variants;
        this.ending = ending;
        this.runner = runner;
        this.newSteps = newSteps;
        this.hooks = hooks;
        this.values = values;
        this.wrapped = hooks.wrapsSteps();
    }

    /**
     * {@return the result of the step {@code id}}
     *
     * @throws StepInterrupt if it has none yet
     * @throws StepException if it has failed for good
     */
    @Nullable
    Object resolve(String id, StepOptions options, FoundStep step) {
        if (ending.interrupt() != null) {
            throw ending.ended();
        }
        runner.checkNotNested(id);
        var unnamed = branches.next(id);
        var stepId = options.name().isEmpty()
                ? unnamed
                : unnamed.named(options.name().get());
        variants.reachedStep();
        var memo = memos.get(stepId.hash());
        branches.holdAtTarget(stepId, !Memo.hasEnded(memo));
        try {
            var result = wrapped ? throughMiddleware(stepId, options, step, memo) : result(stepId, options, step, memo);
            last = stepId;
            return step.resume().from(result);
        } catch (StepException | InvalidStepException e) {
            throw e;
        } catch (RuntimeException e) {
            throw ending.giveUp(e);
        }
    }

    private RawJson throughMiddleware(StepId id, StepOptions options, FoundStep step, @Nullable Memo memo) {
        try {
            return hooks.step(hooks.info(id, step, memo), () -> result(id, options, step, memo));
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw CoreMessages.middlewareFailed(id.id(), e);
        }
    }

    private RawJson result(StepId id, StepOptions options, FoundStep step, @Nullable Memo memo) {
        if (memo instanceof Memo.Data data) {
            branches.passed(id);
            return data.value();
        }
        if (memo instanceof Memo.Failure failure) {
            branches.passed(id);
            throw values.failure(id.id(), failure.error());
        }
        return newSteps.reached(id, options, step, memo);
    }

    /** {@return the step whose result the body was given last} */
    StepId last() {
        return Objects.requireNonNull(last);
    }

    /** {@return a group whose branches are forked at this point of the body} */
    BranchGroup fork() {
        runner.checkNotNested("parallel");
        return branches.fork(ending);
    }

    /** {@return what {@code code} returns, whose steps are those of {@code scope}} */
    <T extends @Nullable Object> T within(VariantScope scope, Supplier<? extends T> code) {
        return variants.within(scope, code);
    }
}
