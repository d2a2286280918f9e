package io.github.inngestcdi.devserver.internal.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The answer to a call request. */
public sealed interface Answer {
    /** The function returned. */
    record Completed(JsonNode output, int version) implements Answer {}

    /**
     * The function asks for steps.
     *
     * @param noRetry whether a failed step among them is not retried
     */
    record Operations(List<Operation> operations, boolean noRetry, Optional<Duration> retryAfter, int version)
            implements Answer {

        /** {@return whether no operation asks for something in the run} */
        public boolean asksForNothing() {
            return isEmpty() || operations.stream().allMatch(op -> op.opcode().isDefer());
        }

        /** {@return whether the answer is empty; one SDK sends operations without a name in an empty answer} */
        public boolean isEmpty() {
            return operations.stream()
                    .allMatch(op -> op.opcode() == Opcode.NONE && op.id().isEmpty());
        }
    }

    /**
     * The call failed.
     *
     * @param error the body, or an error of this server in the same shape
     * @param reason the message of the real server if the error itself has none
     * @param unreachable whether no SDK answered, so the app may be down
     */
    record Failed(JsonNode error, String reason, boolean noRetry, Optional<Duration> retryAfter, boolean unreachable)
            implements Answer {
        /** {@return a failure that this server found} */
        public static Failed of(ObjectNode error, boolean noRetry, boolean unreachable) {
            return new Failed(error, RunError.reason(error), noRetry, Optional.empty(), unreachable);
        }
    }
}
