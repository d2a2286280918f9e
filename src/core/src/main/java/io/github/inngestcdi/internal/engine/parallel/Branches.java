package io.github.inngestcdi.internal.engine.parallel;

import io.github.inngestcdi.internal.InvalidStepException;
import io.github.inngestcdi.internal.wire.Operation;
import io.github.inngestcdi.internal.wire.StepId;
import io.github.inngestcdi.internal.wire.StepTarget;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** The branches of one call request: which of them runs, which steps they reach, and how their races stand. */
public final class Branches {
    private final StepIds ids;
    private final Replay replay;
    private final StepTarget target;
    private final BranchIds bodyIds = new BranchIds();
    private @Nullable RunBranch<?> current;
    private @Nullable InvalidStepException misuse;
    private RunBranch.@Nullable Called released;
    private boolean raceGoesOn;

    public Branches(StepIds ids, Replay replay, StepTarget target) {
        this.ids = ids;
        this.replay = replay;
        this.target = target;
    }

    /** {@return the branch whose code runs; {@code null} in the body itself} */
    @Nullable
    public RunBranch<?> current() {
        return current;
    }

    /**
     * {@return a use of ids that never works, which fails the run even if the code has caught the exception; {@code null} if
     * there is none}
     */
    @Nullable
    public InvalidStepException misuse() {
        return misuse;
    }

    /** {@return the next step of {@code id} at this point of the body} */
    public StepId next(String id) {
        if (misuse != null) {
            throw misuse;
        }
        var here = here();
        if (current == null && !here.isOpen()) {
            return ids.next(id);
        }
        try {
            return nextClaimed(id, here);
        } catch (InvalidStepException e) {
            misuse = e;
            throw e;
        }
    }

    private StepId nextClaimed(String id, BranchIds here) {
        var base = BranchIds.base(id);
        List<BranchIds.Claim> claims = new ArrayList<>();
        if (here.isOpen()) {
            claims.add(here.claim(id, base, this, true));
        }
        boolean first = true;
        for (RunBranch<?> branch = current;
                branch != null;
                branch = branch.group().outer()) {
            first &= !branch.hasBegun();
            claims.add(branch.group().ids().claim(id, base, branch, first));
        }
        var step = ids.next(id);
        if (current != null) {
            var use = new StepUse(step, current.position(), claims);
            current.begin(first);
            for (RunBranch<?> branch = current;
                    branch != null;
                    branch = branch.group().outer()) {
                branch.reaches(use);
            }
        }
        return step;
    }

    private BranchIds here() {
        return current == null ? bodyIds : current.ids();
    }

    /** {@return the ids of the steps that the code has reached} */
    List<String> foundSteps() {
        return ids.found();
    }

    /** {@return a group whose branches are forked at this point of the body} */
    public BranchGroup fork(Trunk trunk) {
        replay.fork();
        return new BranchGroup(this, trunk, here(), current);
    }

    <T extends @Nullable Object> void run(RunBranch<T> branch, Callable<? extends T> body) {
        RunBranch<?> outer = current;
        current = branch;
        try {
            branch.run(body);
        } finally {
            current = outer;
        }
    }

    /** Runs {@code branch} once more, and lets it go on to the step that is called for. */
    void runAgain(RunBranch<?> branch, RunBranch.Called step) {
        if (misuse != null) {
            throw misuse;
        }
        released = step;
        branch.runAgain();
    }

    /** {@return whether the server calls for one step only} */
    boolean isTargeted() {
        return target.isOneStep();
    }

    /** {@return whether a join has let a branch go on to the step that is called for} */
    public boolean hasReleasedTarget() {
        return released != null;
    }

    /**
     * Ends a branch that has reached the step which is called for, unless it is its first one: only the join shows whether
     * the branch had reached it before a race was decided. If so, the branch runs again and goes on.
     *
     * @param open whether {@code step} has no result
     */
    public void holdAtTarget(StepId step, boolean open) {
        if (current == null || !open || !target.is(step) || current.isAtFirst()) {
            return;
        }
        if (released == null || released.since() != current.position()) {
            throw current.suspend(new RunBranch.Called(current.position(), false));
        }
    }

    /** Records that the code was given the result of {@code step}. */
    public void passed(StepId step) {
        if (current != null) {
            current.passed(replay.position(step.hash()));
        }
        replay.passed(step.hash());
    }

    /** Records that the code has reached {@code step}, which has no result. */
    public void reachedNew(StepId step) {
        if (!target.isOneStep() || target.is(step)) {
            replay.reachedNewStep();
        }
    }

    /** Undoes the use of a step. */
    void forget(StepUse use) {
        use.forget(ids, replay);
    }

    /** Records that a race was decided while steps of its branches had begun: the server still waits for those. */
    void leaveRaceOpen() {
        raceGoesOn = true;
    }

    /** {@return {@code operation}, marked as one of a race if it belongs to one} */
    public Operation marked(Operation operation) {
        return raceGoesOn || (released != null && released.inRace()) ? operation.inRace() : operation;
    }
}
