package io.github.inngestcdi.devserver.internal.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What came back from a call request. */
public sealed interface Answer {
    /** The function returned. */
    record Completed(JsonNode output, int version) implements Answer {}

    /**
     * The function asks for steps.
     *
     * @param noRetry that a failed step among them is not to be tried again
     */
    record Operations(List<Operation> operations, boolean noRetry, Optional<Duration> retryAfter, int version)
            implements Answer {

        /** {@return whether nothing in it brings the run on} */
        public boolean asksForNothing() {
            return isEmpty() || operations.stream().allMatch(op -> op.opcode().ridesAlong());
        }

        /** {@return whether nothing is asked for: an empty answer, which one SDK writes as operations without a name} */
        public boolean isEmpty() {
            return operations.stream()
                    .allMatch(op -> op.opcode() == Opcode.NONE && op.id().isEmpty());
        }
    }

    /**
     * It failed.
     *
     * @param error the body, or an error of ours in the same shape
     * @param reason what the real server says where the error says no more
     * @param unreachable that no SDK answered, so that the app may just be down
     */
    record Failed(JsonNode error, String reason, boolean noRetry, Optional<Duration> retryAfter, boolean unreachable)
            implements Answer {
        /** {@return a failure that this server found} */
        public static Failed of(ObjectNode error, boolean noRetry, boolean unreachable) {
            return new Failed(error, RunError.reason(error), noRetry, Optional.empty(), unreachable);
        }
    }
}
