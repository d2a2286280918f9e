package io.github.inngestcdi.cdi;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How many runs of the function start in a period; events beyond that start none.
 *
 * @since 0.1
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface RateLimit {
    /** {@return how many: at least 1} */
    int limit();

    /** {@return the period as an ISO 8601 duration, {@code PT1H}: one second to 24 hours} */
    String period();

    /** {@return a CEL expression over {@code event} that gives each value a limit of its own} */
    String key() default "";
}
