package io.github.inngestcdi.internal.engine.step;

import io.github.inngestcdi.internal.json.RawJson;
import io.github.inngestcdi.internal.wire.CodeKind;
import io.github.inngestcdi.internal.wire.Operation;
import io.github.inngestcdi.internal.wire.StepId;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A step that the code has reached: what to do if it has no result, and how to read the one that it has. */
public sealed interface FoundStep {
    /** Reads a memoized result. */
    @FunctionalInterface
    interface Resume {
        @Nullable
        Object from(RawJson value);
    }

    /** The code of a step, as the engine runs it. */
    @FunctionalInterface
    interface Body {
        Outcome run(List<JsonValue> input) throws Exception;
    }

    /**
     * The outcome of the code of a step.
     *
     * @param result as JSON text
     * @param metadata stored with the result, each as the server reads it
     */
    record Outcome(String result, List<JsonObject> metadata) {
        static Outcome of(String result) {
            return new Outcome(result, List.of());
        }
    }

    /** Makes the operation that asks the server for a step, once the input of the step is known. */
    @FunctionalInterface
    interface Request {
        Operation operation(StepId step, List<JsonValue> input);
    }

    /** {@return the kind of step, as Inngest names it} */
    String type();

    /** {@return the input that the code gives the step; read only if the step has no result} */
    Supplier<List<JsonValue>> input();

    /** {@return the reader of a memoized result} */
    Resume resume();

    /** A step that the app runs. */
    record Code(CodeKind kind, Supplier<List<JsonValue>> input, Body body, Resume resume) implements FoundStep {
        @Override
        public String type() {
            return kind.type();
        }
    }

    /** A step that the server does, on request. */
    record Requested(String type, Supplier<List<JsonValue>> input, Request request, Resume resume)
            implements FoundStep {}
}
