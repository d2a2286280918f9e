package io.github.inngestcdi.internal.engine;

import io.github.inngestcdi.internal.wire.CallContext;
import io.github.inngestcdi.internal.wire.Operation;
import java.time.Instant;
import java.util.List;

/** Saves finished steps at the server while their call request still runs. Safe for use by many threads. */
public interface CheckpointApi {
    /** The outcome of a checkpoint. */
    enum Outcome {
        /** The server has the steps. */
        SAVED,
        /** The server may not have the steps: they go into the answer. */
        FAILED,
        /** The call request is stale: the server has replaced it by another one. */
        STALE
    }

    /** {@return whether a try is worthwhile: not if the server has no such API, or has just failed} */
    boolean isAvailable();

    /**
     * Saves {@code steps}. After a failure some of them may be saved: the server accepts those again.
     *
     * @param context the context of the call request
     * @param requestStarted when it came in
     */
    Outcome save(CallContext context, Instant requestStarted, List<Operation> steps);

    /** {@return an API that saves nothing} */
    static CheckpointApi none() {
        return new CheckpointApi() {
            @Override
            public boolean isAvailable() {
                return false;
            }

            @Override
            public Outcome save(CallContext context, Instant requestStarted, List<Operation> steps) {
                return Outcome.FAILED;
            }
        };
    }
}
