package io.github.inngestcdi.internal.engine.parallel;

import io.github.inngestcdi.internal.wire.StepId;
import java.util.List;

/** The use of a step by a branch. It can be undone, should the branch not have reached the step in time. */
final class StepUse {
    private final StepId step;
    private final int since;
    private final List<BranchIds.Claim> claims;
    private boolean forgotten;

    /**
     * Records the use of {@code step}.
     *
     * @param since the position of the step that had to end before
     * @param claims the claims on its id
     */
    StepUse(StepId step, int since, List<BranchIds.Claim> claims) {
        this.step = step;
        this.since = since;
        this.claims = List.copyOf(claims);
    }

    /** {@return the position of the step that had to end before} */
    int since() {
        return since;
    }

    /** Releases the id and the number of the step to the code that comes next. */
    void forget(StepIds ids, Replay replay) {
        if (!forgotten) {
            forgotten = true;
            ids.release(step);
            replay.forget(step.hash());
            claims.forEach(BranchIds.Claim::undo);
        }
    }
}
