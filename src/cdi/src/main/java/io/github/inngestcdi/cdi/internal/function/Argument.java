package io.github.inngestcdi.cdi.internal.function;

import jakarta.enterprise.context.spi.CreationalContext;
import org.jspecify.annotations.Nullable;

/**
 * The value of one parameter of a function's method.
 *
 * @param <C> the context of the run: {@code FunctionContext<?>}, {@code FailureContext<?>} or {@code CancelContext<?>}
 */
@FunctionalInterface
interface Argument<C> {
    /**
     * {@return the value for one call}
     *
     * @param call the context that dependent instances belong to; released after the call
     */
    @Nullable
    Object value(C run, CreationalContext<?> call);
}
