package io.github.inngestcdi.cdi.internal.container;

import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The beans of one application, from the end of its deployment on. What is built earlier holds this and asks later.
 *
 * <p>The {@link BeanManager} that an extension's observers get does not see the application's beans on every server; one
 * injected into a bean of this jar does.
 */
public final class BeanAccess {
    private final Map<Class<?>, Reference> known = new ConcurrentHashMap<>();
    private volatile @Nullable BeanManager manager;

    /** Looks beans up through {@code manager} from now on. */
    public void use(BeanManager manager) {
        this.manager = manager;
    }

    /** {@return the manager that sees the application's beans} */
    public BeanManager manager() {
        return Objects.requireNonNull(manager, "the application is not deployed yet");
    }

    /** {@return the bean of {@code type}, always the same: a client proxy, or an instance of a bean without one} */
    public <T> T get(Class<T> type) {
        Reference reference = known.get(type);
        if (reference == null) {
            Reference created = refer(type);
            reference = known.putIfAbsent(type, created);
            if (reference == null) {
                return type.cast(created.instance());
            }
            created.context().release();
        }
        return type.cast(reference.instance());
    }

    /** Runs {@code call} on a bean of {@code type}; a dependent one is created for the call and destroyed after it. */
    public <T, R extends @Nullable Object> R lend(Class<T> type, Call<? super T, R> call) throws Exception {
        Reference reference = refer(type);
        try {
            return call.on(type.cast(reference.instance()));
        } finally {
            reference.context().release();
        }
    }

    /** Releases the beans that were asked for: the application shuts down. */
    public void release() {
        known.values().removeIf(reference -> {
            reference.context().release();
            return true;
        });
    }

    /** Fires {@code event} as a plain CDI event, to observers in this process. */
    public void fire(Object event) {
        manager().getEvent().fire(event);
    }

    private Reference refer(Class<?> type) {
        BeanManager beans = manager();
        Bean<?> bean = beans.resolve(beans.getBeans(type));
        CreationalContext<?> context = beans.createCreationalContext(bean);
        return new Reference(beans.getReference(bean, type, context), context);
    }

    private record Reference(Object instance, CreationalContext<?> context) {}

    /** A call of a bean. */
    @FunctionalInterface
    public interface Call<T, R extends @Nullable Object> {
        /** {@return the result} */
        R on(T bean) throws Exception;
    }
}
