package io.github.inngestcdi.cdi.internal.middleware;

import io.github.inngestcdi.cdi.internal.container.BeanAccess;
import io.github.inngestcdi.middleware.InngestMiddleware;
import io.github.inngestcdi.middleware.MiddlewareBinding;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.spi.Annotated;
import jakarta.enterprise.inject.spi.Bean;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** A middleware bean: a class, or the result of a producer. */
final class MiddlewareBean {
    private final BeanAccess beans;
    private final Bean<?> bean;
    private final Class<?> type;
    private final OptionalInt priority;
    private @Nullable MiddlewareBinding binding;
    private @Nullable CreationalContext<?> context;

    /**
     * Describes {@code bean}.
     *
     * @param type the bean's class, or the type that its producer names
     */
    MiddlewareBean(BeanAccess beans, Bean<?> bean, Class<?> type, Annotated annotated) {
        this.beans = beans;
        this.bean = bean;
        this.type = type;
        var found = annotated.getAnnotation(Priority.class);
        this.priority = found == null ? OptionalInt.empty() : OptionalInt.of(found.value());
    }

    /** {@return the priority within the app; empty if the bean does not apply to the whole app} */
    OptionalInt priority() {
        return priority;
    }

    /** {@return the name of the bean, for messages and for the order of beans with the same priority} */
    String origin() {
        var declaring = bean.getBeanClass().getName();
        return declaring.equals(type.getName()) ? declaring : type.getName() + " of " + declaring;
    }

    boolean isA(Class<?> wanted) {
        return wanted.isAssignableFrom(type);
    }

    /** {@return the contextual reference, one for the deployment; created on the first call} */
    synchronized MiddlewareBinding binding() {
        var known = binding;
        if (known == null) {
            CreationalContext<?> created = beans.manager().createCreationalContext(bean);
            Class<?> shown = bean.getTypes().contains(type) ? type : InngestMiddleware.class;
            var reference = (InngestMiddleware) beans.manager().getReference(bean, shown, created);
            known = new MiddlewareBinding(reference, type.isInterface() ? reference.getClass() : type);
            context = created;
            binding = known;
        }
        return known;
    }

    /** Destroys a dependent instance. */
    synchronized void release() {
        if (context != null) {
            context.release();
            context = null;
        }
    }
}
