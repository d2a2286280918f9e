package io.github.inngestcdi.internal.engine;

import io.github.inngestcdi.internal.wire.StepId;
import java.util.List;

/** A step that a branch has come to. */
final class StepUse {
    private final StepId step;
    private final int since;
    private final List<BranchIds.Claim> claims;
    private boolean forgotten;

    /**
     * Takes note of it.
     *
     * @param since when the branch could come to it: the position of the step that had to end before
     * @param claims the uses of its id
     */
    StepUse(StepId step, int since, List<BranchIds.Claim> claims) {
        this.step = step;
        this.since = since;
        this.claims = List.copyOf(claims);
    }

    int since() {
        return since;
    }

    /** Leaves its id, and its number, to the code that comes next. */
    void forget(StepIds ids, Replay replay) {
        if (!forgotten) {
            forgotten = true;
            ids.release(step);
            replay.forget(step.hash());
            claims.forEach(BranchIds.Claim::undo);
        }
    }
}
