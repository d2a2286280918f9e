package io.github.inngestcdi.internal.engine;

import io.github.inngestcdi.Ai;
import io.github.inngestcdi.AiModel;
import io.github.inngestcdi.GenericType;
import io.github.inngestcdi.StepFunction;
import io.github.inngestcdi.internal.wire.CodeKind;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/** The steps of one execution that ask AI models. */
final class AiSteps implements Ai {
    private final RunSteps steps;
    private final CodeSteps code;
    private final InferenceSteps inference;

    AiSteps(RunSteps steps, CodeSteps code, InferenceSteps inference) {
        this.steps = steps;
        this.code = code;
        this.inference = inference;
    }

    @Override
    public <T extends @Nullable Object> T infer(String id, AiModel model, Object body, Class<T> type) {
        return steps.resolve(id, inference.infer(id, model, body, type));
    }

    @Override
    public <T extends @Nullable Object> T infer(String id, AiModel model, Object body, GenericType<T> type) {
        Type complete = type.type();
        return steps.resolve(id, inference.infer(id, model, body, complete));
    }

    @Override
    public <I extends @Nullable Object, T extends @Nullable Object> T wrap(
            String id, I input, StepFunction<I, T> body) {
        return steps.resolve(id, code.runWith(CodeKind.AI_WRAP, id, input, body));
    }
}
