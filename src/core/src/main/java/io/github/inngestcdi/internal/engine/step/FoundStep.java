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

/** A step as the code comes to it: what to do if it has no result, and how to read the one it has. */
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
     * What code came to.
     *
     * @param result as JSON text
     * @param metadata what is kept beside it, each as the server reads it
     */
    record Outcome(String result, List<JsonObject> metadata) {
        static Outcome of(String result) {
            return new Outcome(result, List.of());
        }
    }

    /** Says what the server is to do, once it is known what the step is given. */
    @FunctionalInterface
    interface Request {
        Operation operation(StepId step, List<JsonValue> input);
    }

    /** {@return what kind of step this is, in Inngest's words} */
    String type();

    /** {@return what the step is given, as the code says it; asked for only when the step has no result} */
    Supplier<List<JsonValue>> input();

    /** {@return how a memoized result is read} */
    Resume resume();

    /** A step that the app does. */
    record Code(CodeKind kind, Supplier<List<JsonValue>> input, Body body, Resume resume) implements FoundStep {
        @Override
        public String type() {
            return kind.type();
        }
    }

    /** A step that the server does. */
    record Requested(String type, Supplier<List<JsonValue>> input, Request request, Resume resume)
            implements FoundStep {}
}
