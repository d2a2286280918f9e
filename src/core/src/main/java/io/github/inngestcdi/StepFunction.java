package io.github.inngestcdi;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * The code of a step that is given an input.
 *
 * @param <I> the input; JSON must be able to carry it
 * @param <T> what the step returns; JSON must be able to carry it
 * @see StepBody
 * @since 0.1
 */
@FunctionalInterface
public interface StepFunction<I extends @Nullable Object, T extends @Nullable Object> extends Serializable {
    /**
     * Does the work of the step.
     *
     * @param input the value that the code gave, or the one with which a user has run the step again
     * @throws Exception whatever went wrong; the step is retried, unless it is a {@link NonRetriableException}
     */
    T run(I input) throws Exception;
}
