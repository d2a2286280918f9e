package io.github.inngestcdi.cdi.internal.function;

import jakarta.enterprise.context.spi.CreationalContext;
import org.jspecify.annotations.Nullable;

/**
 * What one parameter of a function's method is given.
 *
 * @param <C> what is known of the run: {@code FunctionContext<?>}, {@code FailureContext<?>} or {@code CancelContext<?>}
 */
@FunctionalInterface
interface Argument<C> {
    /**
     * {@return the value for one call}
     *
     * @param call what dependent instances belong to; released after the call
     */
    @Nullable
    Object value(C run, CreationalContext<?> call);
}
