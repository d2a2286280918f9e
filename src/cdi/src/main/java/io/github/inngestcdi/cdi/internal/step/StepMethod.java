package io.github.inngestcdi.cdi.internal.step;

import io.github.inngestcdi.GenericType;
import io.github.inngestcdi.Step;
import io.github.inngestcdi.StepBody;
import io.github.inngestcdi.cdi.internal.container.CdiMessages;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * A bean method whose calls are steps. Public, because the container uses it.
 *
 * @param id the id of the steps
 * @param origin the place of the declaration, for messages
 * @param result the conversion of its result
 */
public record StepMethod(String id, String origin, StepResult result) {

    /** {@return the result of the step whose code is {@code call}} */
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
        var memoized = step.run(id, type(), body);
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
