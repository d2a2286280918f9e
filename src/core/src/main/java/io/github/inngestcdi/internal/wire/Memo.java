package io.github.inngestcdi.internal.wire;

import io.github.inngestcdi.internal.json.RawJson;
import org.jspecify.annotations.Nullable;

/** What the server memoized of a step. Its value is a slice of the call request, read when the code asks for it. */
public sealed interface Memo {
    /** The step has a result; {@code null} for a sleep, a wait that timed out, and code that returned nothing. */
    record Data(RawJson value) implements Memo {}

    /** The step has failed for good. */
    record Failure(RawJson error) implements Memo {}

    /** The step is to run again with this input; it has no result. */
    record Input(RawJson input) implements Memo {}

    /** {@return whether a step with {@code memo} has ended, with a result or a failure} */
    static boolean hasEnded(@Nullable Memo memo) {
        return memo != null && !(memo instanceof Input);
    }
}
