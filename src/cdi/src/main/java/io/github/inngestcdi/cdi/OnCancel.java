package io.github.inngestcdi.cdi;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a bean's method run, as a function of its own, after a run of another was cancelled.
 *
 * <p>Its parameters are, in any order, {@code CancelContext<T>}, {@link io.github.inngestcdi.Step}, and any bean. What it returns
 * is the output of its own run. A {@link io.github.inngestcdi.DurableFunction} overrides its own {@code onCancel} instead.
 *
 * @since 0.1
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface OnCancel {
    /** {@return the id of a function of this app, without the app's} */
    String value();
}
