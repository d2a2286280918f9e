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

/** A bean that is middleware: a class, or what a producer gives. */
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
        Priority found = annotated.getAnnotation(Priority.class);
        this.priority = found == null ? OptionalInt.empty() : OptionalInt.of(found.value());
    }

    /** {@return where it is in the app's order; empty if it is not the app's} */
    OptionalInt priority() {
        return priority;
    }

    /** {@return its name, for messages and to keep an order among those of one priority} */
    String origin() {
        String declaring = bean.getBeanClass().getName();
        return declaring.equals(type.getName()) ? declaring : type.getName() + " of " + declaring;
    }

    boolean isA(Class<?> wanted) {
        return wanted.isAssignableFrom(type);
    }

    /** {@return the contextual reference, one for the deployment; made when it is first asked for} */
    synchronized MiddlewareBinding binding() {
        MiddlewareBinding known = binding;
        if (known == null) {
            CreationalContext<?> created = beans.manager().createCreationalContext(bean);
            Class<?> shown = bean.getTypes().contains(type) ? type : InngestMiddleware.class;
            InngestMiddleware reference = (InngestMiddleware) beans.manager().getReference(bean, shown, created);
            known = new MiddlewareBinding(reference, type.isInterface() ? reference.getClass() : type);
            context = created;
            binding = known;
        }
        return known;
    }

    /** Lets go of a dependent instance. */
    synchronized void release() {
        if (context != null) {
            context.release();
            context = null;
        }
    }
}
