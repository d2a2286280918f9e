package io.github.inngestcdi.internal.engine.parallel;

import io.github.inngestcdi.Branch;
import io.github.inngestcdi.internal.InvalidStepException;
import io.github.inngestcdi.internal.wire.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** One branch: how far it has run, and what it waits for. */
public final class RunBranch<T extends @Nullable Object> implements Branch<T> {
    /**
     * The step that the server calls for, reached by a branch.
     *
     * @param since the position of the step that had to end before
     * @param inRace whether it belongs to a race
     */
    record Called(int since, boolean inRace) {
        Called in(boolean race) {
            return race ? new Called(since, true) : this;
        }
    }

    private final Branches all;
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

    RunBranch(Branches all, BranchGroup group, Callable<? extends T> body) {
        this.all = all;
        this.group = group;
        this.body = body;
        this.forkedAt = group.outer() == null ? -1 : group.outer().position();
    }

    /** Runs the body up to its first step without a result. */
    void run() {
        all.run(this, body);
    }

    /**
     * Runs {@code body} up to its first step without a result.
     *
     * @throws Error if the body has thrown one that is not the interrupt of this branch
     */
    void run(Callable<? extends T> body) {
        try {
            result = body.call();
            failure = interrupt == null ? null : ParallelMessages.branchSwallowedInterrupt(all.foundSteps());
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
     * Goes back to where this branch was when a race was decided, unless it had ended: what it has reached since does not
     * count.
     *
     * @param position that of the step which decided the race
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
        uses.stream().filter(use -> use.since() > position).forEach(all::forget);
    }

    /**
     * Checks that the branch uses steps in a way that can work; otherwise there is nothing to wait for.
     *
     * @throws InvalidStepException if it does not
     */
    void checkUse() {
        if (failure instanceof InvalidStepException misuse) {
            throw misuse;
        }
    }

    /** {@return the interrupt that ends this branch, which waits for {@code operations}} */
    public StepInterrupt suspend(List<Operation> operations) {
        pending = List.copyOf(operations);
        interrupt = new StepInterrupt();
        return interrupt;
    }

    /** {@return the interrupt that ends this branch, which has reached the step that is called for} */
    StepInterrupt suspend(Called step) {
        called = step;
        return suspend(List.of());
    }

    /** Counts a step that has a result; {@code position} is when it ended, among the steps of the run. */
    void passed(int position) {
        endedAt = Math.max(endedAt, position);
    }

    void reaches(StepUse use) {
        uses.add(use);
    }

    /** Records that the branch has reached a step; {@code first} if it and the branches around it had reached none before. */
    void begin(boolean first) {
        this.first = first;
        begun = true;
    }

    /** Records that branches of this branch were joined, the last of them at {@code position}. */
    void joined(boolean withSteps, int position) {
        begun |= withSteps;
        passed(position);
    }

    boolean hasBegun() {
        return begun;
    }

    /** {@return whether it reaches its current step however far the other branches are} */
    boolean isAtFirst() {
        return first;
    }

    /** {@return the position of the step that had to end for this branch to be where it is; -1 if there is none} */
    int position() {
        return Math.max(forkedAt, endedAt);
    }

    BranchGroup group() {
        return group;
    }

    /** {@return the ids that the branches of this branch use} */
    BranchIds ids() {
        return ids;
    }

    List<Operation> pending() {
        return pending;
    }

    /** {@return the step that the server calls for, if this branch has reached it; {@code null} if not} */
    @Nullable
    Called called() {
        return called;
    }

    /** {@return the exception that the body has thrown; {@code null} if it has thrown none} */
    @Nullable
    Exception failure() {
        return failure;
    }

    /** {@return the position of its last step among the ended steps of the run; an earlier one is smaller} */
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
