package io.github.inngestcdi.internal.engine;

import io.github.inngestcdi.Branch;
import io.github.inngestcdi.internal.InvalidStepException;
import io.github.inngestcdi.internal.wire.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** One branch: how far it came, and what it waits for. */
final class RunBranch<T extends @Nullable Object> implements Branch<T> {
    /**
     * The step that the server calls for, which a branch came to.
     *
     * @param since when it could come to it
     * @param inRace whether it belongs to a race
     */
    record Called(int since, boolean inRace) {
        Called in(boolean race) {
            return race ? new Called(since, true) : this;
        }
    }

    private final Execution execution;
    private final BranchGroup group;
    private final Callable<? extends T> body;
    private BranchIds ids = new BranchIds();
    private final List<StepUse> uses = new ArrayList<>();
    private final int forkedAt;
    private List<Operation> pending = List.of();
    private @Nullable Called called;
    private @Nullable StepInterrupt interrupt;
    private @Nullable Exception failure;
    private @Nullable T result;
    private boolean done;
    private boolean begun;
    private boolean first;
    private int endedAt = -1;

    RunBranch(Execution execution, BranchGroup group, Callable<? extends T> body) {
        this.execution = execution;
        this.group = group;
        this.body = body;
        this.forkedAt = group.outer() == null ? -1 : group.outer().position();
    }

    /** Runs the body up to its first step without a result. */
    void run() {
        execution.branches().run(this, body);
    }

    /**
     * Runs {@code body} up to its first step without a result.
     *
     * @throws Error what the body has thrown, if it is not the end of a step of this branch
     */
    void run(Callable<? extends T> body) {
        try {
            result = body.call();
            failure = interrupt == null ? null : ParallelMessages.branchSwallowedInterrupt(execution.foundSteps());
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

    /** Runs the body once more, from where it was forked. */
    void runAgain() {
        forgetAfter(Integer.MIN_VALUE);
        uses.clear();
        ids = new BranchIds();
        pending = List.of();
        called = null;
        interrupt = null;
        begun = false;
        endedAt = -1;
        run();
    }

    /**
     * Goes back to where this was when a race was decided, unless it had ended: what it came to since does not count.
     *
     * @param position of the step that decided the race
     */
    void backTo(int position) {
        forgetAfter(position);
        if (endedAt > position) {
            done = false;
            failure = null;
        }
        if (called != null && called.since() > position) {
            called = null;
        }
    }

    private void forgetAfter(int position) {
        uses.stream().filter(use -> use.since() > position).forEach(execution.branches()::forget);
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

    /** {@return what ends the body of this branch, which came to the step that is called for} */
    StepInterrupt suspend(Called step) {
        called = step;
        return suspend(List.of());
    }

    /** Counts a step that has a result; {@code position} is when it ended, among the steps of the run. */
    void passed(int position) {
        endedAt = Math.max(endedAt, position);
    }

    void comesTo(StepUse use) {
        uses.add(use);
    }

    /** Takes note that there is a step before all that follows; {@code first} if no branch around this had one yet. */
    void begin(boolean first) {
        this.first = first;
        begun = true;
    }

    /** Takes note that branches of this branch were joined, the last of them at {@code position}. */
    void joined(boolean withSteps, int position) {
        begun |= withSteps;
        passed(position);
    }

    boolean hasBegun() {
        return begun;
    }

    /** {@return whether its step now is one that it comes to however far the branches of the run are} */
    boolean isAtFirst() {
        return first;
    }

    /** {@return the position of the step that had to end for this branch to be where it is; -1 if there was none} */
    int position() {
        return Math.max(forkedAt, endedAt);
    }

    BranchGroup group() {
        return group;
    }

    /** {@return whose the ids are in the branches of this branch} */
    BranchIds ids() {
        return ids;
    }

    List<Operation> pending() {
        return pending;
    }

    /** {@return the step it came to, which the server calls for; {@code null} if it did not} */
    @Nullable
    Called called() {
        return called;
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
            throw ParallelMessages.branchNotJoined();
        }
        if (failure != null) {
            throw failure;
        }
        return result;
    }
}
