package io.github.inngestcdi.internal.engine;

import io.github.inngestcdi.FunctionError;
import io.github.inngestcdi.internal.wire.Operation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The answer to a call request (Inngest SDK specification, 4.4.2), whichever transport carries it. */
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

    /** The body has not reached the step that is called for. */
    record StepNotFound(String requestedStep, List<String> foundSteps) implements Answer {
        public StepNotFound {
            foundSteps = List.copyOf(foundSteps);
        }
    }

    /** The server has given the call request to another app instance: this answer does not count. */
    record Stale(String functionId, String runId) implements Answer {}

    /**
     * Whether and when there is another try.
     *
     * @param again whether there is one
     * @param after the delay, if the code asks for one; whole seconds count
     */
    record Retry(boolean again, Optional<Duration> after) {}
}
