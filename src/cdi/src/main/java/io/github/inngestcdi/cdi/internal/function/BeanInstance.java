package io.github.inngestcdi.cdi.internal.function;

import io.github.inngestcdi.cdi.internal.container.BeanAccess;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import org.jspecify.annotations.Nullable;

/**
 * The instance of a bean in its scope, for the duration of one call.
 *
 * <p>This is the contextual instance itself, not the client proxy. On a proxy, reflection would run a private method with
 * empty fields, and a final class has no proxy. A dependent instance is created for the call and destroyed after it.
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

    /** Runs {@code call} on the instance, in an active request scope. An exception is passed on unchanged. */
    @Nullable
    Object lend(Call<? super T> call) throws Exception {
        return requestScope.<@Nullable Object>call(() -> {
            var manager = beans.manager();
            var context = manager.createCreationalContext(bean);
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

    /** Requests an {@code Object}, which every bean is. With {@code @Typed}, a bean may lack its own class as a type. */
    @SuppressWarnings("unchecked")
    private T dependent(BeanManager manager, CreationalContext<T> context) {
        return (T) manager.getReference(bean, Object.class, context);
    }

    /** Code that uses the instance. */
    @FunctionalInterface
    interface Call<T> {
        @Nullable
        Object on(T instance) throws Exception;
    }
}
