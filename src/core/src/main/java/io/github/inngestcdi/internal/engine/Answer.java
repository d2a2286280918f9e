package io.github.inngestcdi.internal.engine;

import io.github.inngestcdi.FunctionError;
import io.github.inngestcdi.internal.wire.Operation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What a call request came to (Inngest SDK specification, 4.4.2). */
public sealed interface Answer {
    /** The run is finished; {@code output} is JSON text. */
    record Completed(String output) implements Answer {}

    /**
     * Steps were found, run or have failed.
     *
     * @param retry what becomes of a failed step; empty if none has failed
     */
    record Steps(List<Operation> operations, Optional<Retry> retry) implements Answer {
        public Steps {
            operations = List.copyOf(operations);
        }
    }

    /** The body has thrown. */
    record Failed(FunctionError error, Retry retry) implements Answer {}

    /** The step that was called for did not come up. */
    record StepNotFound(String requestedStep, List<String> foundSteps) implements Answer {
        public StepNotFound {
            foundSteps = List.copyOf(foundSteps);
        }
    }

    /** The server has given the call request to somebody else: whatever is answered does not count. */
    record Stale(String functionId, String runId) implements Answer {}

    /**
     * Whether and when there is another try.
     *
     * @param again whether there is one
     * @param after when, if the code asked for a time; whole seconds count
     */
    record Retry(boolean again, Optional<Duration> after) {}
}
