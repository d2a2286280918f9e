package io.github.inngestcdi.internal.engine;

import io.github.inngestcdi.internal.wire.CallContext;
import io.github.inngestcdi.internal.wire.Operation;
import java.time.Instant;
import java.util.List;

/** Tells the server of finished steps while their call request still runs. Safe for use by many threads. */
public interface CheckpointApi {
    /** What came of it. */
    enum Outcome {
        /** The server has them. */
        SAVED,
        /** The server may not have them: they go into the answer. */
        FAILED,
        /** The call request is no longer the server's: another one took its place. */
        STALE
    }

    /** {@return whether it is worth a try: not if the server cannot do it, or has just failed} */
    boolean isAvailable();

    /**
     * Saves {@code steps}. Of a failure it is not known which of them were saved; the server takes those again.
     *
     * @param context the call request's
     * @param requestStarted when it came in
     */
    Outcome save(CallContext context, Instant requestStarted, List<Operation> steps);

    /** {@return no checkpoints at all} */
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
