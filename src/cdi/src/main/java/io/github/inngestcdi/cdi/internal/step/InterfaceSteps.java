package io.github.inngestcdi.cdi.internal.step;

import io.github.inngestcdi.cdi.DurableStep;
import jakarta.enterprise.inject.spi.AnnotatedType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** The steps that a class seems to get from its interfaces. Interceptors are bound only by the class itself. */
final class InterfaceSteps {
    private InterfaceSteps() {}

    /** {@return the interface methods that are annotated as steps, but that none of {@code steps} implements} */
    static List<Method> lost(AnnotatedType<?> type, Set<Method> steps) {
        return type.getTypeClosure().stream()
                .map(each -> each instanceof ParameterizedType generic ? generic.getRawType() : each)
                .filter(each -> each instanceof Class<?> known && known.isInterface())
                .flatMap(each -> Arrays.stream(((Class<?>) each).getDeclaredMethods()))
                .filter(method ->
                        isAnnotatedAsStep(method) && steps.stream().noneMatch(step -> mayImplement(step, method)))
                .toList();
    }

    private static boolean isAnnotatedAsStep(Method method) {
        return !Modifier.isStatic(method.getModifiers())
                && !method.isSynthetic()
                && (method.isAnnotationPresent(DurableStep.class)
                        || method.getDeclaringClass().isAnnotationPresent(DurableStep.class));
    }

    /** Does not compare the types of the parameters, because a generic interface leaves them open. */
    private static boolean mayImplement(Method step, Method method) {
        return step.getName().equals(method.getName()) && step.getParameterCount() == method.getParameterCount();
    }
}
