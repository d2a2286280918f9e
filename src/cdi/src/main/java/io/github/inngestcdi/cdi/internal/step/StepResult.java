package io.github.inngestcdi.cdi.internal.step;

import java.lang.invoke.MethodType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Converts what a method returns to the result of a step, and back: it stays as it is, is boxed, or loses the {@code Optional}
 * around it, because JSON represents an empty {@code Optional} as {@code null}.
 *
 * @param declared the return type of the method
 */
public record StepResult(Type declared) {
    boolean isNone() {
        return declared == void.class || declared == Void.class;
    }

    boolean isPrimitive() {
        return declared instanceof Class<?> type && type.isPrimitive();
    }

    /** {@return the type that the memoized JSON is read as} */
    Type memoized() {
        if (isOptional()) {
            return ((ParameterizedType) declared).getActualTypeArguments()[0];
        }
        return declared instanceof Class<?> type
                ? MethodType.methodType(type).wrap().returnType()
                : declared;
    }

    @Nullable
    Object toMemo(@Nullable Object returned) {
        return returned instanceof Optional<?> optional && isOptional() ? optional.orElse(null) : returned;
    }

    @Nullable
    Object fromMemo(@Nullable Object memoized) {
        return isOptional() ? Optional.ofNullable(memoized) : memoized;
    }

    private boolean isOptional() {
        return declared instanceof ParameterizedType type && type.getRawType() == Optional.class;
    }
}
