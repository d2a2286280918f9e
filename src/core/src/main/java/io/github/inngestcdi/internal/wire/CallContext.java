package io.github.inngestcdi.internal.wire;

import io.github.inngestcdi.internal.json.JsonCursor;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * The {@code ctx} of a call request (Inngest SDK specification, 4.4).
 *
 * @param runId the run, a ULID
 * @param attempt how often this was tried before; 0 at first
 * @param maxAttempts how often it is tried at most
 * @param planOnly {@code disable_immediate_execution}: steps found are planned, not run
 * @param useApi the events and steps did not fit and are to be fetched
 * @param stack the hashes of the finished steps, in the order they finished
 */
public record CallContext(
        String runId, int attempt, OptionalInt maxAttempts, boolean planOnly, boolean useApi, List<String> stack) {

    static CallContext read(JsonCursor cursor) {
        Draft draft = new Draft();
        if (cursor.enterObject()) {
            cursor.members(key -> draft.take(key, cursor));
        }
        return new CallContext(
                draft.runId, draft.attempt, draft.maxAttempts, draft.planOnly, draft.useApi, List.copyOf(draft.stack));
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

        void take(String key, JsonCursor cursor) {
            switch (key) {
                case "run_id" -> runId = cursor.string();
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
