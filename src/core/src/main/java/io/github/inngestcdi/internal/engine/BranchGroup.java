package io.github.inngestcdi.internal.engine;

import io.github.inngestcdi.Branch;
import io.github.inngestcdi.Parallel;
import io.github.inngestcdi.internal.CoreMessages;
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
    private final @Nullable RunBranch<?> outer;
    private final List<RunBranch<?>> branches = new ArrayList<>();
    private boolean joined;

    /**
     * Makes a group without branches.
     *
     * @param outer the branch that this group is forked in; {@code null} in the body itself
     */
    BranchGroup(Execution execution, @Nullable RunBranch<?> outer) {
        this.execution = execution;
        this.outer = outer;
    }

    @Override
    public <T extends @Nullable Object> Branch<T> fork(Callable<? extends T> body) {
        if (joined) {
            throw CoreMessages.forkAfterJoin();
        }
        RunBranch<T> branch = new RunBranch<>(execution, this);
        branches.add(branch);
        execution.runBranch(branch, body);
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
        if (!branches.stream().allMatch(RunBranch::isDone)) {
            report(false);
        }
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
        joined = true;
        if (branches.isEmpty()) {
            throw CoreMessages.raceOfNone();
        }
        return firstEnded(branch -> true).orElseGet(() -> {
            report(true);
            throw new IllegalStateException("Reporting ends the body.");
        });
    }

    /** Waits until a branch that {@code wanted} accepts has ended; {@return it, or nothing if all ended without one} */
    Optional<RunBranch<?>> joinFirst(Predicate<RunBranch<?>> wanted) {
        joined = true;
        Optional<RunBranch<?>> first = firstEnded(wanted);
        if (first.isEmpty() && !branches.stream().allMatch(RunBranch::isDone)) {
            report(true);
        }
        return first;
    }

    private Optional<RunBranch<?>> firstEnded(Predicate<RunBranch<?>> wanted) {
        return branches.stream()
                .filter(RunBranch::isDone)
                .filter(wanted)
                .min(Comparator.comparingInt(RunBranch::endedAt));
    }

    /** Hands on what the branches wait for, and ends the code that joins them. */
    private void report(boolean race) {
        branches.forEach(RunBranch::checkUse);
        List<Operation> operations = new ArrayList<>();
        for (RunBranch<?> branch : branches) {
            for (Operation operation : branch.pending()) {
                operations.add(race ? new Operation.InRace(operation) : operation);
            }
        }
        throw outer == null ? execution.report(operations) : outer.suspend(operations);
    }
}
