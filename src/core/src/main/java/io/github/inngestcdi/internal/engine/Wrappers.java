package io.github.inngestcdi.internal.engine;

import java.util.Set;

/** Exceptions in which containers and executors wrap the one that the code has thrown. */
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

    /** {@return the exception that {@code thrown} wraps, or {@code thrown} itself} */
    static Throwable unwrapped(Throwable thrown) {
        var inner = thrown;
        while (NAMES.contains(inner.getClass().getName()) && inner.getCause() != null) {
            inner = inner.getCause();
        }
        return inner;
    }
}
