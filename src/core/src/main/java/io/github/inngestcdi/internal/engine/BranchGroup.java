package io.github.inngestcdi.internal.engine;

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
 * The branches of one {@link Parallel}, run one after the other on the body's thread. A branch that comes to a step without
 * a result ends there; what it waits for is reported with the join.
 */
final class BranchGroup implements Parallel {
    private final Execution execution;
    private final BranchIds ids;
    private final @Nullable RunBranch<?> outer;
    private final List<RunBranch<?>> branches = new ArrayList<>();
    private boolean joined;

    /**
     * Makes a group without branches.
     *
     * @param ids whose the ids of its branches are
     * @param outer the branch that this group is forked in; {@code null} in the body itself
     */
    BranchGroup(Execution execution, BranchIds ids, @Nullable RunBranch<?> outer) {
        this.execution = execution;
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
        RunBranch<T> branch = new RunBranch<>(execution, this, body);
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
        for (RunBranch<?> branch : branches) {
            Exception failure = branch.failure();
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

    /** Waits until a branch that {@code wanted} accepts has ended; {@return it, or nothing if all ended without one} */
    Optional<RunBranch<?>> joinFirst(Predicate<RunBranch<?>> wanted) {
        joined = true;
        Optional<RunBranch<?>> first = branches.stream()
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

    /** Leaves the branches as they were at {@code position}, so that whatever they came to since, the body goes on the same. */
    private void decide(int position) {
        int decidedAt = Math.max(position, outer == null ? -1 : outer.position());
        boolean drained = allDone();
        branches.forEach(branch -> branch.backTo(decidedAt));
        branches.forEach(RunBranch::checkUse);
        if (execution.isCalledFor() && branches.stream().anyMatch(BranchGroup::hasCalledStep)) {
            throw report(true);
        }
        if (!drained) {
            execution.branches().leaveRaceOpen();
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

    /** Hands on what the branches wait for; {@return what ends the code that joins them} */
    private StepInterrupt report(boolean race) {
        for (RunBranch<?> branch : branches) {
            RunBranch.Called called = branch.called();
            if (called != null) {
                return outer == null ? execution.runCalled(branch, called.in(race)) : outer.suspend(called.in(race));
            }
        }
        List<Operation> operations = new ArrayList<>();
        for (RunBranch<?> branch : branches) {
            for (Operation operation : branch.pending()) {
                operations.add(race ? operation.inRace() : operation);
            }
        }
        return outer == null ? execution.report(operations) : outer.suspend(operations);
    }

    /** {@return the branch that this group is forked in; {@code null} in the body itself} */
    @Nullable
    RunBranch<?> outer() {
        return outer;
    }

    /** {@return whose the ids of its branches are} */
    BranchIds ids() {
        return ids;
    }
}
