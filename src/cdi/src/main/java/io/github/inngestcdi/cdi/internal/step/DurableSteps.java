package io.github.inngestcdi.cdi.internal.step;

import jakarta.enterprise.inject.spi.AnnotatedType;
import jakarta.enterprise.inject.spi.CDI;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * The bean methods of one deployment whose calls are steps. Safe for use by many threads. The class is not final, so that the
 * container can create a proxy.
 */
public class DurableSteps {
    private final Map<Class<?>, Map<Method, StepMethod>> byClass = new ConcurrentHashMap<>();
    private final Queue<String> mistakes = new ConcurrentLinkedQueue<>();

    /** Collects the steps of a bean class. */
    public void collect(AnnotatedType<?> type) {
        var declared = new DeclaredSteps(type);
        declared.checkInterfaces(mistakes::add);
        if (!declared.isEmpty()) {
            byClass.put(type.getJavaClass(), declared.read(mistakes::add));
        }
    }

    /** {@return the mistakes, in a stable order} */
    public List<String> mistakes() {
        return mistakes.stream().distinct().sorted().toList();
    }

    /**
     * {@return the step that a call of {@code method} is; empty if it is not a step, such as {@code toString} of a class whose
     * methods are steps}
     *
     * @param target the bean's instance, whose class may be a subclass that the container generates
     */
    public Optional<StepMethod> find(Object target, Method method) {
        @Nullable Class<?> each = target.getClass();
        while (each != null) {
            var steps = byClass.get(each);
            if (steps != null) {
                return Optional.ofNullable(steps.get(method));
            }
            each = each.getSuperclass();
        }
        return Optional.ofNullable(byClass.computeIfAbsent(method.getDeclaringClass(), DurableSteps::ofOtherClass)
                .get(method));
    }

    /** {@return the steps of a class that is not a bean, but that the application gives the container's interceptors} */
    private static Map<Method, StepMethod> ofOtherClass(Class<?> type) {
        return new DeclaredSteps(CDI.current().getBeanManager().createAnnotatedType(type)).read(mistake -> {
            throw new IllegalStateException(mistake);
        });
    }
}
