package io.github.inngestcdi.internal.engine;

import io.github.inngestcdi.internal.json.RawJson;
import io.github.inngestcdi.internal.wire.CodeKind;
import io.github.inngestcdi.internal.wire.Operation;
import io.github.inngestcdi.internal.wire.StepId;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A step as the code comes to it: what to do if it has no result, and how to read the one it has. */
sealed interface FoundStep {
    /** Reads a memoized result. */
    @FunctionalInterface
    interface Resume {
        @Nullable
        Object from(RawJson value);
    }

    /** {@return how a memoized result is read} */
    Resume resume();

    /**
     * A step that the app does.
     *
     * @param body does it and gives the result as JSON text
     */
    record Code(CodeKind kind, Callable<String> body, Resume resume) implements FoundStep {}

    /** A step that the server does. */
    record Request(Function<StepId, Operation> operation, Resume resume) implements FoundStep {}
}
