package io.github.inngestcdi.cdi;

import io.github.inngestcdi.middleware.InngestMiddleware;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Puts middleware around the runs of one function: {@code @UseMiddleware(Audited.class)} beside {@link Workflow}, or on a
 * durable observer.
 *
 * <p>Each is a bean that implements {@link InngestMiddleware}. A bean with a {@code @jakarta.annotation.Priority} is around
 * every function of the app already, and runs only once around this one. The app's middleware is outside of the function's.
 *
 * @since 0.1
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface UseMiddleware {
    /** {@return the classes of the beans, the first outermost} */
    Class<? extends InngestMiddleware>[] value();
}
