package io.github.inngestcdi.cdi.internal.transaction;

import jakarta.enterprise.inject.spi.Annotated;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.configurator.AnnotatedTypeConfigurator;
import jakarta.transaction.Transactional;

/** Finds the classes and methods that run in a transaction of the container, and adds the guard to them. */
public final class GuardedTransactions {
    private GuardedTransactions() {}

    /** Adds the guard to the class if it is transactional, and to its transactional methods. */
    public static void guard(ProcessAnnotatedType<?> event) {
        AnnotatedTypeConfigurator<?> type = event.configureAnnotatedType();
        if (isTransactional(type.getAnnotated())) {
            type.add(RolledBackOnError.Literal.INSTANCE);
        }
        type.methods().stream()
                .filter(method -> isTransactional(method.getAnnotated()))
                .forEach(method -> method.add(RolledBackOnError.Literal.INSTANCE));
    }

    /** {@return whether {@code annotated} is transactional, directly or by a stereotype} */
    private static boolean isTransactional(Annotated annotated) {
        return annotated.isAnnotationPresent(Transactional.class)
                || annotated.getAnnotations().stream()
                        .anyMatch(each -> each.annotationType().isAnnotationPresent(Transactional.class));
    }
}
