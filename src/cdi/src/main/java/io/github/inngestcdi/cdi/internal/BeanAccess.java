package io.github.inngestcdi.cdi.internal;

import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The beans of one application, from the end of its deployment on. What is built earlier holds this and asks later.
 *
 * <p>The {@link BeanManager} that an extension's observers get does not see the application's beans on every server; one
 * injected into a bean of this jar does.
 */
public final class BeanAccess {
    private volatile @Nullable BeanManager manager;

    /** Lets the beans be seen through {@code manager}. */
    public void use(BeanManager manager) {
        this.manager = manager;
    }

    /** {@return the manager that sees the application's beans} */
    public BeanManager manager() {
        return Objects.requireNonNull(manager, "the application is not deployed yet");
    }

    /** {@return the bean of {@code type}; a client proxy if its scope has one} */
    public <T> T get(Class<T> type) {
        BeanManager beans = manager();
        Bean<?> bean = beans.resolve(beans.getBeans(type));
        CreationalContext<?> context = beans.createCreationalContext(bean);
        return type.cast(beans.getReference(bean, type, context));
    }

    /** Fires {@code event} as a plain CDI event, to observers in this process. */
    public void fire(Object event) {
        manager().getEvent().fire(event);
    }
}
