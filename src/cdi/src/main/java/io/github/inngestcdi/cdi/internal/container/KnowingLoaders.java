package io.github.inngestcdi.cdi.internal.container;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The class loaders that know our API. Only their classes can declare anything to us; the beans of a server, of which there
 * are hundreds in every application, need no further look.
 */
public final class KnowingLoaders {
    private final Class<?> api;
    private final Map<ClassLoader, Boolean> known = new ConcurrentHashMap<>();

    /** Looks for {@code api}, a class of ours. */
    public KnowingLoaders(Class<?> api) {
        this.api = api;
    }

    /** {@return whether {@code type} may mention our API} */
    public boolean mayMentionIt(Class<?> type) {
        @Nullable ClassLoader loader = type.getClassLoader();
        return loader != null && known.computeIfAbsent(loader, this::findIt);
    }

    private boolean findIt(ClassLoader loader) {
        try {
            return Class.forName(api.getName(), false, loader) == api;
        } catch (ClassNotFoundException | LinkageError notThere) {
            return false;
        }
    }
}
