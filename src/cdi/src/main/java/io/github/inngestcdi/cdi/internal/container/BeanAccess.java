package io.github.inngestcdi.cdi.internal.container;

import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Gives access to the beans of one application. The beans are available when the deployment has ended; an object that is
 * built earlier keeps this object and asks for a bean later.
 *
 * <p>On some servers, the {@link BeanManager} that the observers of an extension receive does not see the application's
 * beans. A manager that is injected into a bean of this jar does.
 */
public final class BeanAccess {
    private final Map<Class<?>, Reference> known = new ConcurrentHashMap<>();
    private volatile @Nullable BeanManager manager;

    /** Looks up beans through {@code manager} from now on. */
    public void use(BeanManager manager) {
        this.manager = manager;
    }

    /** {@return the manager that sees the application's beans} */
    public BeanManager manager() {
        return Objects.requireNonNull(manager, "the application is not deployed yet");
    }

    /** {@return the bean of {@code type}, the same object on every call: a client proxy, or else an instance} */
    public <T> T get(Class<T> type) {
        var reference = known.get(type);
        if (reference == null) {
            var created = createReference(type);
            reference = known.putIfAbsent(type, created);
            if (reference == null) {
                return type.cast(created.instance());
            }
            created.context().release();
        }
        return type.cast(reference.instance());
    }

    /** Runs {@code call} on a bean of {@code type}. A dependent bean is created for the call and destroyed after it. */
    public <T, R extends @Nullable Object> R lend(Class<T> type, Call<? super T, R> call) throws Exception {
        var reference = createReference(type);
        try {
            return call.on(type.cast(reference.instance()));
        } finally {
            reference.context().release();
        }
    }

    /** Releases the beans that {@link #get} has returned, because the application stops. */
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

    private Reference createReference(Class<?> type) {
        var beans = manager();
        Bean<?> bean = beans.resolve(beans.getBeans(type));
        CreationalContext<?> context = beans.createCreationalContext(bean);
        return new Reference(beans.getReference(bean, type, context), context);
    }

    private record Reference(Object instance, CreationalContext<?> context) {}

    /** Code that uses a bean. */
    @FunctionalInterface
    public interface Call<T, R extends @Nullable Object> {
        /** {@return the result of the code} */
        R on(T bean) throws Exception;
    }
}
