package io.github.inngestcdi.internal.engine;

import io.github.inngestcdi.internal.wire.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * How the body of one call request ends before its time: what is reported then, once the steps before are the server's.
 */
final class Ending implements Trunk {
    private final Checkpoints checkpoints;
    private final Defers defers;
    private final UnaryOperator<Operation> marking;
    private final List<Operation> operations = new ArrayList<>();
    private Optional<Answer.Retry> retry = Optional.empty();
    private boolean stale;
    private @Nullable RuntimeException problem;
    private @Nullable StepInterrupt interrupt;

    /**
     * Begins with nothing to report.
     *
     * @param marking says of an operation what the whole body knows of it
     */
    Ending(Checkpoints checkpoints, Defers defers, UnaryOperator<Operation> marking) {
        this.checkpoints = checkpoints;
        this.defers = defers;
        this.marking = marking;
    }

    /** {@return what ends the body; {@code null} as long as it goes on} */
    @Nullable
    StepInterrupt interrupt() {
        return interrupt;
    }

    /** {@return what has ended the body} */
    StepInterrupt ended() {
        return Objects.requireNonNull(interrupt);
    }

    /** {@return whether the server has given the call request to somebody else} */
    boolean isStale() {
        return stale;
    }

    /** {@return why a result could not be given to the body; {@code null} if all could} */
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

    /** Says what becomes of the step that is reported next; empty if it has a result. */
    void retry(Optional<Answer.Retry> decision) {
        retry = decision;
    }

    /**
     * Ends the body because a result cannot be given to it. The code is not to see why: it would take a step that has done
     * its work for one that has failed.
     */
    StepInterrupt giveUp(RuntimeException why) {
        problem = why;
        return report(List.of());
    }

    /** Ends the body with {@code operation}, once the steps before it are the server's. */
    StepInterrupt report(Operation operation) {
        return report(List.of(operation));
    }

    @Override
    public StepInterrupt report(List<Operation> reported) {
        if (saved()) {
            return suspend(reported);
        }
        List<Operation> failedForGood = reported.stream()
                .filter(each -> each.bare() instanceof Operation.StepError failed && failed.last())
                .toList();
        if (stale || failedForGood.isEmpty()) {
            retry = Optional.empty();
        } else {
            operations.addAll(failedForGood);
        }
        return ended();
    }

    /** {@return what ends the body, with {@code reported} as its answer} */
    StepInterrupt suspend(List<Operation> reported) {
        reported.forEach(operation -> operations.add(marking.apply(operation)));
        interrupt = new StepInterrupt();
        return interrupt;
    }

    /**
     * Tells the server of the steps it does not know of. If it cannot be told, the body ends: with those steps as the
     * answer, to be called again for what comes behind them.
     */
    boolean saved() {
        if (checkpoints.isWaiting()) {
            defers.take().forEach(checkpoints::add);
        }
        boolean interrupted = Thread.interrupted();
        CheckpointApi.Outcome outcome = checkpoints.save();
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
