package io.github.inngestcdi.cdi;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How many runs of the function start in a period; the others start later, in order.
 *
 * @since 0.1
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Throttle {
    /** {@return how many: at least 1, spread over the period} */
    int limit();

    /** {@return the period as an ISO 8601 duration, {@code PT1M}: at least one second} */
    String period();

    /** {@return how many more may start at once: 0 or more} */
    int burst() default 0;

    /** {@return a CEL expression over {@code event} that gives each value a throttle of its own} */
    String key() default "";
}
