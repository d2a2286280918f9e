package io.github.inngestcdi.internal.engine;

import io.github.inngestcdi.internal.engine.parallel.RunBranch;
import io.github.inngestcdi.internal.engine.parallel.StepInterrupt;
import io.github.inngestcdi.internal.engine.parallel.Trunk;
import io.github.inngestcdi.internal.wire.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** How the body of one call request is interrupted: what is reported then, once the steps before it are saved. */
final class Ending implements Trunk {
    private final Checkpoints checkpoints;
    private final Defers defers;
    private final UnaryOperator<Operation> marking;
    private final List<Operation> operations = new ArrayList<>();
    private Optional<Answer.Retry> retry = Optional.empty();
    private boolean stale;
    private @Nullable RuntimeException problem;
    private @Nullable Operation ranInBranch;
    private @Nullable StepInterrupt interrupt;

    /**
     * Begins with nothing to report.
     *
     * @param marking marks an operation with what the branches know of it
     */
    Ending(Checkpoints checkpoints, Defers defers, UnaryOperator<Operation> marking) {
        this.checkpoints = checkpoints;
        this.defers = defers;
        this.marking = marking;
    }

    /** {@return the interrupt that ends the body; {@code null} as long as it goes on} */
    @Nullable
    StepInterrupt interrupt() {
        return interrupt;
    }

    /** {@return the interrupt that has ended the body} */
    StepInterrupt ended() {
        return Objects.requireNonNull(interrupt);
    }

    /** {@return whether the server has given the call request to another app instance} */
    boolean isStale() {
        return stale;
    }

    /** {@return why a memoized result could not be given to the body; {@code null} if all could} */
    @Nullable
    RuntimeException problem() {
        return problem;
    }

    List<Operation> operations() {
        return operations;
    }

    Optional<Answer.Retry> retry() {
        return retry;
    }

    /** {@return the step that has run in a branch, even if the branches are not joined; {@code null} if none has} */
    @Nullable
    Operation ranInBranch() {
        return ranInBranch;
    }

    /**
     * Ends the body, as a result cannot be given to it. The code does not see the reason: it would take a step that has done
     * its work for one that has failed.
     */
    StepInterrupt giveUp(RuntimeException why) {
        problem = why;
        return report(List.of());
    }

    /**
     * Ends the body with a step that has run.
     *
     * @param decision what becomes of the step if it has failed; empty if it has a result
     */
    StepInterrupt report(Operation ran, Optional<Answer.Retry> decision) {
        retry = decision;
        return report(List.of(ran));
    }

    /** Ends {@code branch} with a step that has run in it; the join reports the step. */
    StepInterrupt suspendIn(RunBranch<?> branch, Operation ran, Optional<Answer.Retry> decision) {
        retry = decision;
        ranInBranch = ran;
        return branch.suspend(List.of(ran));
    }

    @Override
    public StepInterrupt report(List<Operation> reported) {
        if (saved()) {
            return suspend(reported);
        }
        var failedForGood = reported.stream()
                .filter(each -> each.bare() instanceof Operation.StepError failed && failed.last())
                .toList();
        if (stale || failedForGood.isEmpty()) {
            retry = Optional.empty();
        } else {
            operations.addAll(failedForGood);
        }
        return ended();
    }

    /** Ends the body, with {@code reported} as its answer. */
    StepInterrupt suspend(List<Operation> reported) {
        reported.forEach(operation -> operations.add(marking.apply(operation)));
        interrupt = new StepInterrupt();
        return interrupt;
    }

    /**
     * Saves the steps that the server does not know. If that fails, the body ends with those steps as its answer, and is
     * called again for what comes after them.
     *
     * @return whether they are saved
     */
    boolean saved() {
        if (checkpoints.isWaiting()) {
            defers.take().forEach(checkpoints::add);
        }
        boolean interrupted = Thread.interrupted();
        var outcome = checkpoints.save();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (outcome == CheckpointApi.Outcome.SAVED) {
            return true;
        }
        stale = outcome == CheckpointApi.Outcome.STALE;
        suspend(checkpoints.take());
        return false;
    }
}
