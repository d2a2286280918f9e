package io.github.inngestcdi.internal.wire;

import io.github.inngestcdi.internal.json.JsonCursor;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * The {@code ctx} of a call request (Inngest SDK specification, 4.4).
 *
 * @param runId the run, a ULID
 * @param dispatch identifies the call request to the checkpoint API
 * @param attempt the number of tries before; 0 at first
 * @param maxAttempts the maximum number of tries
 * @param planOnly {@code disable_immediate_execution}: steps found are planned, not run
 * @param useApi the events and steps did not fit and are to be fetched
 * @param stack the hashes of the finished steps, in the order they finished
 */
public record CallContext(
        String runId,
        int attempt,
        OptionalInt maxAttempts,
        boolean planOnly,
        boolean useApi,
        List<String> stack,
        Dispatch dispatch) {

    /**
     * Identifies one call request to the server; all empty if the server does not send it.
     *
     * @param functionId the function's UUID at the server
     * @param queueItemId {@code qi_id}
     * @param requestId {@code request_id}
     * @param generation {@code generation_id}; 0 if the server does not send it
     */
    public record Dispatch(String functionId, String queueItemId, String requestId, int generation) {}

    /** {@return a context in which everything is unset} */
    public static CallContext unknown() {
        return new Draft().complete();
    }

    static CallContext read(JsonCursor cursor) {
        var draft = new Draft();
        if (cursor.enterObject()) {
            cursor.members(key -> draft.take(key, cursor));
        }
        return draft.complete();
    }

    /** {@return whether a failure now is the last one} */
    public boolean isLastAttempt() {
        return maxAttempts.isPresent() && attempt + 1 >= maxAttempts.getAsInt();
    }

    private static final class Draft {
        private String runId = "";
        private int attempt;
        private OptionalInt maxAttempts = OptionalInt.empty();
        private boolean planOnly;
        private boolean useApi;
        private final List<String> stack = new ArrayList<>();
        private String functionId = "";
        private String queueItemId = "";
        private String requestId = "";
        private int generation;

        CallContext complete() {
            var dispatch = new Dispatch(functionId, queueItemId, requestId, generation);
            return new CallContext(runId, attempt, maxAttempts, planOnly, useApi, List.copyOf(stack), dispatch);
        }

        void take(String key, JsonCursor cursor) {
            switch (key) {
                case "run_id" -> runId = cursor.string();
                case "fn_id" -> functionId = cursor.string();
                case "qi_id" -> queueItemId = cursor.string();
                case "request_id" -> requestId = cursor.string();
                case "generation_id" -> generation = cursor.number(0);
                case "attempt" -> attempt = cursor.number(0);
                case "max_attempts" -> {
                    int most = cursor.number(0);
                    maxAttempts = most > 0 ? OptionalInt.of(most) : OptionalInt.empty();
                }
                case "disable_immediate_execution" -> planOnly = cursor.isTrue();
                case "use_api" -> useApi = cursor.isTrue();
                case "stack" -> takeStack(cursor);
                default -> cursor.ignore();
            }
        }

        private void takeStack(JsonCursor cursor) {
            if (cursor.enterObject()) {
                cursor.members(key -> {
                    if (key.equals("stack")) {
                        cursor.elements(() -> stack.add(cursor.string()));
                    } else {
                        cursor.ignore();
                    }
                });
            }
        }
    }
}
