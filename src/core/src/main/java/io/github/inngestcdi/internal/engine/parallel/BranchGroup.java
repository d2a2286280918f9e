package io.github.inngestcdi.internal.engine.parallel;

import io.github.inngestcdi.Branch;
import io.github.inngestcdi.Parallel;
import io.github.inngestcdi.internal.wire.Operation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The branches of one {@link Parallel}, run one after the other on the body's thread. A branch that reaches a step without a
 * result ends there; the join reports what it waits for.
 */
public final class BranchGroup implements Parallel {
    private final Branches all;
    private final Trunk trunk;
    private final BranchIds ids;
    private final @Nullable RunBranch<?> outer;
    private final List<RunBranch<?>> branches = new ArrayList<>();
    private boolean joined;

    /**
     * Makes a group without branches.
     *
     * @param ids the ids that its branches use
     * @param outer the branch that this group is forked in; {@code null} in the body itself
     */
    BranchGroup(Branches all, Trunk trunk, BranchIds ids, @Nullable RunBranch<?> outer) {
        this.all = all;
        this.trunk = trunk;
        this.ids = ids;
        this.outer = outer;
    }

    @Override
    public <T extends @Nullable Object> Branch<T> fork(Callable<? extends T> body) {
        if (joined) {
            throw ParallelMessages.forkAfterJoin();
        }
        if (branches.isEmpty()) {
            ids.opened();
        }
        RunBranch<T> branch = new RunBranch<>(all, this, body);
        branches.add(branch);
        branch.run();
        return branch;
    }

    @Override
    public Branch<@Nullable Void> fork(Action body) {
        return this.<@Nullable Void>fork(() -> {
            body.run();
            return null;
        });
    }

    @Override
    public void join() throws Exception {
        joined = true;
        branches.forEach(RunBranch::checkUse);
        if (!allDone()) {
            throw report(false);
        }
        goOn(lastEnded());
        Exception first = null;
        for (var branch : branches) {
            var failure = branch.failure();
            if (first == null) {
                first = failure;
            } else if (failure != null && failure != first) {
                first.addSuppressed(failure);
            }
        }
        if (first != null) {
            throw first;
        }
    }

    @Override
    public Branch<?> joinAny() {
        if (branches.isEmpty()) {
            joined = true;
            throw ParallelMessages.raceOfNone();
        }
        return joinFirst(branch -> true).orElseThrow();
    }

    /** {@return the first branch to end that {@code wanted} accepts; empty if all have ended and none is accepted} */
    public Optional<RunBranch<?>> joinFirst(Predicate<RunBranch<?>> wanted) {
        joined = true;
        var first = branches.stream()
                .filter(RunBranch::isDone)
                .filter(wanted)
                .min(Comparator.comparingInt(RunBranch::endedAt));
        if (first.isEmpty() && !allDone()) {
            branches.forEach(RunBranch::checkUse);
            throw report(true);
        }
        decide(first.map(RunBranch::endedAt).orElseGet(this::lastEnded));
        return first;
    }

    /** Takes the branches back to {@code position}, so that the body goes on the same whatever they have reached since. */
    private void decide(int position) {
        int decidedAt = Math.max(position, outer == null ? -1 : outer.position());
        boolean drained = allDone();
        branches.forEach(branch -> branch.backTo(decidedAt));
        branches.forEach(RunBranch::checkUse);
        if (all.isTargeted() && branches.stream().anyMatch(BranchGroup::hasCalledStep)) {
            throw report(true);
        }
        if (!drained) {
            all.leaveRaceOpen();
        }
        goOn(position);
    }

    private void goOn(int position) {
        if (outer != null) {
            outer.joined(branches.stream().anyMatch(RunBranch::hasBegun), position);
        }
        if (!branches.isEmpty()) {
            ids.joined();
        }
    }

    private boolean allDone() {
        return branches.stream().allMatch(RunBranch::isDone);
    }

    private int lastEnded() {
        return branches.stream().mapToInt(RunBranch::endedAt).max().orElse(-1);
    }

    private static boolean hasCalledStep(RunBranch<?> branch) {
        return branch.called() != null || !branch.pending().isEmpty();
    }

    /** Reports what the branches wait for; {@return the interrupt that ends the code which joins them} */
    private StepInterrupt report(boolean race) {
        for (var branch : branches) {
            var called = branch.called();
            if (called != null) {
                return outer == null ? runCalled(branch, called.in(race)) : outer.suspend(called.in(race));
            }
        }
        List<Operation> operations = new ArrayList<>();
        for (var branch : branches) {
            for (var operation : branch.pending()) {
                operations.add(race ? operation.inRace() : operation);
            }
        }
        return outer == null ? trunk.report(operations) : outer.suspend(operations);
    }

    private StepInterrupt runCalled(RunBranch<?> branch, RunBranch.Called step) {
        all.runAgain(branch, step);
        return trunk.report(List.of());
    }

    /** {@return the branch that this group is forked in; {@code null} in the body itself} */
    @Nullable
    RunBranch<?> outer() {
        return outer;
    }

    /** {@return the ids that its branches use} */
    BranchIds ids() {
        return ids;
    }
}
