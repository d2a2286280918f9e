package io.github.inngestcdi.internal.engine;

import java.util.Set;

/** Exceptions that containers and executors put around what the code has thrown. */
final class Wrappers {
    /** By name, as the core knows no container. */
    private static final Set<String> NAMES = Set.of(
            "jakarta.ejb.EJBException",
            "jakarta.ejb.EJBTransactionRolledbackException",
            "jakarta.enterprise.event.ObserverException",
            "java.lang.reflect.InvocationTargetException",
            "java.lang.reflect.UndeclaredThrowableException",
            "java.util.concurrent.CompletionException",
            "java.util.concurrent.ExecutionException");

    private Wrappers() {}

    /** {@return what {@code thrown} was put around, or {@code thrown} itself} */
    static Throwable unwrapped(Throwable thrown) {
        Throwable inner = thrown;
        while (NAMES.contains(inner.getClass().getName()) && inner.getCause() != null) {
            inner = inner.getCause();
        }
        return inner;
    }
}
