package io.github.inngestcdi.internal.engine.parallel;

import io.github.inngestcdi.NonRetriableException;
import io.github.inngestcdi.internal.CoreMessages;
import io.github.inngestcdi.internal.InvalidStepException;
import java.util.List;

/** The messages about parallel branches; numbers 00016 to 00019. None is used again. */
final class ParallelMessages {
    private ParallelMessages() {}

    static InvalidStepException idInTwoBranches(String stepId) {
        return new InvalidStepException("""
                INNGEST-00016: Step id '%s' is used in two parallel branches, where it would not always name the same \
                step. Give each step an id of its own, such as '%s-' and the name of the branch; only the first \
                steps of the branches may share one.""".formatted(stepId, stepId));
    }

    static IllegalStateException forkAfterJoin() {
        return new IllegalStateException(
                "INNGEST-00017: A branch was forked after the join. Fork all branches first, or call parallel() again.");
    }

    static InvalidStepException raceOfNone() {
        return new InvalidStepException("INNGEST-00018: There is no branch to wait for. Fork one before joinAny().");
    }

    static IllegalStateException branchNotJoined() {
        return new IllegalStateException("INNGEST-00019: The branch has not ended. Join it before its result is read.");
    }

    static NonRetriableException branchSwallowedInterrupt(List<String> steps) {
        return CoreMessages.interruptSwallowed("A parallel branch", steps, null);
    }
}
