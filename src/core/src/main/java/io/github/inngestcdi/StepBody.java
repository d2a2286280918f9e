package io.github.inngestcdi;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * The code of a step that has a result.
 *
 * <p>It is {@link Serializable} so that the result type can be read from the lambda or method reference itself; it is
 * never serialized. Write a lambda, a method reference or an anonymous class.
 *
 * @param <T> what the step returns; JSON must be able to carry it
 * @since 0.1
 */
@FunctionalInterface
public interface StepBody<T extends @Nullable Object> extends Serializable {
    /**
     * Does the work of the step.
     *
     * @return the result, memoized by the server; may be {@code null}
     * @throws Exception whatever went wrong; the step is retried, unless it is a {@link NonRetriableException}
     */
    T run() throws Exception;
}
