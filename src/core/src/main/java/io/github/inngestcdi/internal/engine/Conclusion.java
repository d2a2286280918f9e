package io.github.inngestcdi.internal.engine;

import io.github.inngestcdi.internal.engine.parallel.Branches;
import io.github.inngestcdi.internal.wire.Operation;
import io.github.inngestcdi.internal.wire.StepTarget;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Concludes how a body has ended, and with that what is answered. */
final class Conclusion {
    private final StepTarget target;
    private final Branches branches;
    private final Ending ending;
    private final Answers answers;

    Conclusion(StepTarget target, Branches branches, Ending ending, Answers answers) {
        this.target = target;
        this.branches = branches;
        this.ending = ending;
        this.answers = answers;
    }

    /** {@return the answer of a body that has returned {@code output}, which is JSON text} */
    Answer returned(String output) {
        return end(output, null).answer(answers);
    }

    /** {@return the answer of a body that has thrown {@code thrown}, which counts only once the steps before it are saved} */
    Answer threw(Throwable thrown) {
        boolean ofItsOwn = ending.interrupt() == null && ending.ranInBranch() == null && branches.misuse() == null;
        return end("null", ofItsOwn && !ending.saved() ? ending.ended() : thrown)
                .answer(answers);
    }

    /** The table of all ends: the first row that fits. */
    private BodyEnd end(String output, @Nullable Throwable thrown) {
        var misuse = branches.misuse();
        var ranInBranch = ending.ranInBranch();
        var operations = ending.operations();
        if (thrown != null && misuse != null && ranInBranch == null) {
            return new BodyEnd.Misused(misuse);
        }
        if (ending.isStale()) {
            return new BodyEnd.Stale();
        }
        if (ranInBranch != null) {
            return interrupted(operations.isEmpty() ? List.of(branches.marked(ranInBranch)) : operations);
        }
        if (misuse != null) {
            return new BodyEnd.Misused(misuse);
        }
        if (ending.interrupt() == null && thrown != null) {
            return new BodyEnd.Threw(thrown);
        }
        if (ending.interrupt() == null) {
            return target.isOneStep() ? new BodyEnd.Missed() : new BodyEnd.Returned(output);
        }
        if (thrown == null || !ending.ended().isIn(thrown)) {
            return new BodyEnd.Swallowed(thrown);
        }
        if (operations.isEmpty() && ending.problem() != null) {
            return new BodyEnd.GivenUp(ending.problem());
        }
        if (operations.isEmpty() && target.isOneStep()) {
            return new BodyEnd.Missed();
        }
        return interrupted(operations);
    }

    private BodyEnd interrupted(List<Operation> operations) {
        return new BodyEnd.Interrupted(operations, ending.retry());
    }
}
