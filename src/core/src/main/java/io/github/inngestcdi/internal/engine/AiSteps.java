package io.github.inngestcdi.internal.engine;

import io.github.inngestcdi.Ai;
import io.github.inngestcdi.AiModel;
import io.github.inngestcdi.GenericType;
import io.github.inngestcdi.StepFunction;
import io.github.inngestcdi.internal.engine.step.FoundStep;
import io.github.inngestcdi.internal.engine.step.StepKinds;
import io.github.inngestcdi.internal.wire.CodeKind;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** The steps of one execution that ask AI models. */
final class AiSteps implements Ai {
    private final BiFunction<String, FoundStep, @Nullable Object> resolver;
    private final StepKinds kinds;

    /**
     * Makes them.
     *
     * @param resolver gives the result of the step of an id
     */
    AiSteps(BiFunction<String, FoundStep, @Nullable Object> resolver, StepKinds kinds) {
        this.resolver = resolver;
        this.kinds = kinds;
    }

    @Override
    public <T extends @Nullable Object> T infer(String id, AiModel model, Object body, Class<T> type) {
        return resolve(id, kinds.inference().infer(id, model, body, type));
    }

    @Override
    public <T extends @Nullable Object> T infer(String id, AiModel model, Object body, GenericType<T> type) {
        var complete = type.type();
        return resolve(id, kinds.inference().infer(id, model, body, complete));
    }

    @Override
    public <I extends @Nullable Object, T extends @Nullable Object> T wrap(
            String id, I input, StepFunction<I, T> body) {
        return resolve(id, kinds.code().runWith(CodeKind.AI_WRAP, id, input, body));
    }

    /** The engine gives back what the step's own {@code resume} made, so the cast holds. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private <T extends @Nullable Object> T resolve(String id, FoundStep step) {
        return (T) resolver.apply(id, step);
    }
}
