package io.github.inngestcdi.cdi.internal.step;

import io.github.inngestcdi.cdi.DurableStep;
import jakarta.enterprise.inject.spi.AnnotatedType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** The steps that a class seems to have by its interfaces: interceptors are bound by the class alone. */
final class InterfaceSteps {
    private InterfaceSteps() {}

    /** {@return those methods of its interfaces that say they are steps, while none of {@code steps} makes them so} */
    static List<Method> lost(AnnotatedType<?> type, Set<Method> steps) {
        return type.getTypeClosure().stream()
                .map(each -> each instanceof ParameterizedType generic ? generic.getRawType() : each)
                .filter(each -> each instanceof Class<?> known && known.isInterface())
                .flatMap(each -> Arrays.stream(((Class<?>) each).getDeclaredMethods()))
                .filter(method -> saysSo(method) && steps.stream().noneMatch(step -> implementsIt(step, method)))
                .toList();
    }

    private static boolean saysSo(Method method) {
        return !Modifier.isStatic(method.getModifiers())
                && !method.isSynthetic()
                && (method.isAnnotationPresent(DurableStep.class)
                        || method.getDeclaringClass().isAnnotationPresent(DurableStep.class));
    }

    /** Not by the parameters' types, which a generic interface leaves open. */
    private static boolean implementsIt(Method step, Method method) {
        return step.getName().equals(method.getName()) && step.getParameterCount() == method.getParameterCount();
    }
}
