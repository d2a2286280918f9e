package io.github.inngestcdi.cdi;

import io.github.inngestcdi.SingleRunMode;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * One run of the function at a time; called a singleton by Inngest, which has another meaning in Jakarta EE.
 *
 * @since 0.1
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface SingleRun {
    /** {@return what happens to an event while a run goes on} */
    SingleRunMode mode() default SingleRunMode.SKIP;

    /** {@return a CEL expression over {@code event}: one run at a time for each value} */
    String key() default "";
}
