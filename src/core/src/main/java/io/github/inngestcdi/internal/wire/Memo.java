package io.github.inngestcdi.internal.wire;

import io.github.inngestcdi.internal.json.RawJson;
import org.jspecify.annotations.Nullable;

/** The memo of a step, stored by the server. Its value is a slice of the call request, read when the code asks for it. */
public sealed interface Memo {
    /** The step has a result; {@code null} for a sleep, a wait that timed out, and code that returned nothing. */
    record Data(RawJson value) implements Memo {}

    /** The step has failed for good. */
    record Failure(RawJson error) implements Memo {}

    /** The step has no result, and is to run with this input. */
    record Input(RawJson input) implements Memo {}

    /** {@return whether a step with {@code memo} has ended, with a result or a failure} */
    static boolean hasEnded(@Nullable Memo memo) {
        return memo != null && !(memo instanceof Input);
    }
}
