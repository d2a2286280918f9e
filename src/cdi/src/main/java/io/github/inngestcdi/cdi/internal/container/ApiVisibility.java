package io.github.inngestcdi.cdi.internal.container;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Checks whether a class can use the annotations of this project: its class loader must be able to load them. A server adds
 * hundreds of its own beans to every application. Their class loaders cannot load the annotations, so these beans need no
 * further look.
 */
public final class ApiVisibility {
    private final Class<?> api;
    private final Map<ClassLoader, Boolean> visible = new ConcurrentHashMap<>();

    /** Checks for the class {@code api}. */
    public ApiVisibility(Class<?> api) {
        this.api = api;
    }

    /** {@return whether the class loader of {@code type} loads the same API class} */
    public boolean isVisibleTo(Class<?> type) {
        @Nullable ClassLoader loader = type.getClassLoader();
        return loader != null && visible.computeIfAbsent(loader, this::canLoadApi);
    }

    private boolean canLoadApi(ClassLoader loader) {
        try {
            return Class.forName(api.getName(), false, loader) == api;
        } catch (ClassNotFoundException | LinkageError notFound) {
            return false;
        }
    }
}
