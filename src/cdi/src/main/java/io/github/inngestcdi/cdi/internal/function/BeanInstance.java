package io.github.inngestcdi.cdi.internal.function;

import io.github.inngestcdi.cdi.internal.container.BeanAccess;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import org.jspecify.annotations.Nullable;

/**
 * The instance of a bean in its scope, lent for one call.
 *
 * <p>It is the contextual instance itself, not the client proxy: on that, reflection would run a private method with empty
 * fields, and a final class has none. A dependent instance is made for the call and destroyed after it.
 *
 * @param <T> the bean's type
 */
final class BeanInstance<T> {
    private final BeanAccess beans;
    private final Bean<T> bean;
    private final RequestScope requestScope;

    BeanInstance(BeanAccess beans, Bean<T> bean) {
        this.beans = beans;
        this.bean = bean;
        this.requestScope = new RequestScope(beans);
    }

    Bean<T> bean() {
        return bean;
    }

    /** Runs {@code call} on the instance, in an active request scope; what it throws comes out as it is. */
    @Nullable
    Object lend(Call<? super T> call) throws Exception {
        return requestScope.<@Nullable Object>call(() -> {
            BeanManager manager = beans.manager();
            CreationalContext<T> context = manager.createCreationalContext(bean);
            if (bean.getScope() != Dependent.class) {
                return call.on(manager.getContext(bean.getScope()).get(bean, context));
            }
            try {
                return call.on(dependent(manager, context));
            } finally {
                context.release();
            }
        });
    }

    /** As an {@code Object}, which every bean is; by {@code @Typed} it may not be of its own class. */
    @SuppressWarnings("unchecked")
    private T dependent(BeanManager manager, CreationalContext<T> context) {
        return (T) manager.getReference(bean, Object.class, context);
    }

    /** What is done with the instance. */
    @FunctionalInterface
    interface Call<T> {
        @Nullable
        Object on(T instance) throws Exception;
    }
}
