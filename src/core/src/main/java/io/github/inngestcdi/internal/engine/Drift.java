package io.github.inngestcdi.internal.engine;

import io.github.inngestcdi.internal.engine.parallel.Replay;
import io.github.inngestcdi.internal.engine.parallel.StepIds;
import io.github.inngestcdi.internal.wire.StepTarget;
import java.util.List;

/** Compares the steps that the body has reached in one call request with those that are memoized. */
record Drift(DriftLog log, Run run, StepTarget target, Replay replay, StepIds ids) {
    /** Warns if the code has changed since the run began; a call request for one step shows nothing of the others. */
    void warn() {
        if (!target.isOneStep() && replay.hasDrifted()) {
            log.warn(run.functionId(), run.runId(), replay.leftOut(ids), ids.found());
        }
    }

    /** {@return the ids of the steps that the body has reached} */
    List<String> found() {
        return ids.found();
    }
}
