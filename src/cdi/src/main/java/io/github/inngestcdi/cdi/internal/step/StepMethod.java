package io.github.inngestcdi.cdi.internal.step;

import io.github.inngestcdi.GenericType;
import io.github.inngestcdi.Step;
import io.github.inngestcdi.StepBody;
import io.github.inngestcdi.cdi.internal.container.CdiMessages;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * A bean method whose calls are steps. Public for the container.
 *
 * @param id the steps' id
 * @param origin where it is declared, for messages
 * @param result how its result travels
 */
public record StepMethod(String id, String origin, StepResult result) {

    /** {@return what the step, whose code {@code call} is, gives back} */
    @Nullable
    Object run(Step step, Callable<@Nullable Object> call) {
        if (result.isNone()) {
            step.run(id, () -> {
                call.call();
            });
            return null;
        }
        // the result may be null, which NullAway does not see in a type argument without its JSpecify mode
        @SuppressWarnings("NullAway")
        StepBody<@Nullable Object> body = () -> result.toMemo(call.call());
        Object memoized = step.run(id, type(), body);
        if (memoized == null && result.isPrimitive()) {
            throw CdiMessages.noValueForPrimitive(id, origin, result.declared());
        }
        return result.fromMemo(memoized);
    }

    @SuppressWarnings("unchecked")
    private GenericType<@Nullable Object> type() {
        return (GenericType<@Nullable Object>) GenericType.of(result.memoized());
    }
}
