package io.github.inngestcdi.internal.engine;

import io.github.inngestcdi.internal.InvalidStepException;
import io.github.inngestcdi.internal.wire.StepId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** In which branch the body is, and what its branches have come to. */
final class Branches {
    private final StepIds ids;
    private final Replay replay;
    private final BranchIds bodyIds = new BranchIds();
    private @Nullable RunBranch<?> current;
    private @Nullable InvalidStepException misuse;
    private boolean raceGoesOn;

    Branches(StepIds ids, Replay replay) {
        this.ids = ids;
        this.replay = replay;
    }

    /** {@return the branch whose code runs; {@code null} in the body itself} */
    @Nullable
    RunBranch<?> current() {
        return current;
    }

    /** {@return a use of ids that never works, even if the code has caught what it was told; {@code null} if there is none} */
    @Nullable
    InvalidStepException misuse() {
        return misuse;
    }

    /** {@return the next step of {@code id}, where the body is} */
    StepId next(String id) {
        if (misuse != null) {
            throw misuse;
        }
        BranchIds here = here();
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
        String base = BranchIds.base(id);
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
        StepId step = ids.next(id);
        if (current != null) {
            StepUse use = new StepUse(step, current.position(), claims);
            current.begin(first);
            for (RunBranch<?> branch = current;
                    branch != null;
                    branch = branch.group().outer()) {
                branch.comesTo(use);
            }
        }
        return step;
    }

    /** {@return whose the ids of the branches are that are forked where the body is} */
    BranchIds here() {
        return current == null ? bodyIds : current.ids();
    }

    /** Forgets that the body came to {@code use}. */
    void forget(StepUse use) {
        use.forget(ids, replay);
    }

    /** Takes note that a race was decided while steps of its branches had begun: the server still waits for those. */
    void leaveRaceOpen() {
        raceGoesOn = true;
    }

    boolean raceGoesOn() {
        return raceGoesOn;
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
}
