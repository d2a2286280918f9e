package io.github.inngestcdi.internal.engine;

import io.github.inngestcdi.Branch;
import io.github.inngestcdi.internal.CoreMessages;
import io.github.inngestcdi.internal.wire.Operation;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** One branch: how far it came, and what it waits for. */
final class RunBranch<T extends @Nullable Object> implements Branch<T> {
    private final Execution execution;
    private final BranchGroup group;
    private List<Operation> pending = List.of();
    private @Nullable StepInterrupt interrupt;
    private @Nullable Exception failure;
    private @Nullable T result;
    private boolean done;
    private int steps;
    private int endedAt = -1;

    RunBranch(Execution execution, BranchGroup group) {
        this.execution = execution;
        this.group = group;
    }

    /**
     * Runs {@code body} up to its first step without a result.
     *
     * @throws Error what the body has thrown, if it is not the end of a step of this branch
     */
    void run(Callable<? extends T> body) {
        try {
            result = body.call();
            failure = interrupt == null ? null : CoreMessages.branchSwallowedInterrupt(execution.foundSteps());
            done = true;
        } catch (Exception e) {
            done = interrupt == null || !interrupt.isIn(e);
            failure = done ? e : null;
        } catch (StepInterrupt e) {
            if (e != interrupt) {
                throw e;
            }
        }
    }

    /**
     * Checks that the branch does not use steps in a way that never works: then there is nothing to wait for.
     *
     * @throws InvalidStepException if it does
     */
    void checkUse() {
        if (failure instanceof InvalidStepException misuse) {
            throw misuse;
        }
    }

    /** {@return what ends the body of this branch, which waits for {@code operations}} */
    StepInterrupt suspend(List<Operation> operations) {
        pending = List.copyOf(operations);
        interrupt = new StepInterrupt();
        return interrupt;
    }

    /** Counts a step that has a result; {@code position} is when it ended, among the steps of the run. */
    void passed(int position) {
        endedAt = Math.max(endedAt, position);
    }

    /** {@return whose the next step's id is: the group's for the first step, which branches may share, else this one's} */
    Object ownerOfNextStep() {
        return steps++ == 0 ? group : this;
    }

    List<Operation> pending() {
        return pending;
    }

    /** {@return what the body has thrown; {@code null} if nothing} */
    @Nullable
    Exception failure() {
        return failure;
    }

    /** {@return the position of its last step among the ended steps of the run; earlier is smaller} */
    int endedAt() {
        return endedAt;
    }

    @Override
    public boolean isDone() {
        return done;
    }

    @Override
    @SuppressWarnings("NullAway")
    public T get() throws Exception {
        if (!done) {
            throw CoreMessages.branchNotJoined();
        }
        if (failure != null) {
            throw failure;
        }
        return result;
    }
}
