package io.github.inngestcdi.cdi.internal.function;

import io.github.inngestcdi.cdi.internal.container.BeanAccess;
import io.github.inngestcdi.cdi.internal.container.KebabCase;
import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.spi.AnnotatedMethod;
import jakarta.enterprise.inject.spi.Bean;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A method of a bean that Inngest calls. It may have any visibility, be inherited, and be static. */
final class BeanMethod {
    private final BeanAccess beans;
    private final BeanInstance<?> instance;
    private final AnnotatedMethod<?> annotated;
    private final Method method;

    BeanMethod(BeanAccess beans, Bean<?> bean, AnnotatedMethod<?> annotated) {
        this.beans = beans;
        this.instance = new BeanInstance<>(beans, bean);
        this.annotated = annotated;
        this.method = annotated.getJavaMember();
    }

    AnnotatedMethod<?> annotated() {
        return annotated;
    }

    Bean<?> bean() {
        return instance.bean();
    }

    Class<?> beanClass() {
        return instance.bean().getBeanClass();
    }

    /** {@return the place of the declaration, for messages} */
    String origin() {
        return beanClass().getName() + "." + method.getName();
    }

    /** {@return the id {@code bean-class-method}} */
    String defaultId() {
        return defaultId(beanClass(), method);
    }

    static String defaultId(Class<?> beanClass, Method method) {
        return KebabCase.of(beanClass.getSimpleName()) + "-" + KebabCase.of(method.getName());
    }

    /** Makes the method accessible, whatever its visibility. */
    void open() {
        method.setAccessible(true);
    }

    /** Calls the method with the values that {@code arguments} take from {@code run}. An exception is passed on unchanged. */
    <C> @Nullable Object call(List<Argument<C>> arguments, C run) throws Exception {
        return instance.lend(target -> {
            CreationalContext<?> context = beans.manager().createCreationalContext(null);
            try {
                var values = new Object[arguments.size()];
                for (int i = 0; i < values.length; i++) {
                    values[i] = arguments.get(i).value(run, context);
                }
                return method.invoke(Modifier.isStatic(method.getModifiers()) ? null : target, values);
            } catch (InvocationTargetException e) {
                throw unwrapped(e);
            } finally {
                context.release();
            }
        });
    }

    private static Exception unwrapped(InvocationTargetException wrapper) {
        var thrown = wrapper.getCause();
        if (thrown instanceof Error error) {
            throw error;
        }
        return thrown instanceof Exception exception ? exception : wrapper;
    }
}
