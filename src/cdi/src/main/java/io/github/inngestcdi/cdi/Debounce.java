package io.github.inngestcdi.cdi;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Starts a run with the last of several events, once no other has arrived for a period.
 *
 * @since 0.1
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Debounce {
    /** {@return the period without another event as an ISO 8601 duration, {@code PT5M}: one second to 7 days} */
    String period();

    /** {@return a CEL expression over {@code event} that keeps the events of each value apart} */
    String key() default "";

    /**
     * {@return how long after the first event the run starts at the latest, as an ISO 8601 duration of at least one second}
     * No end unless given.
     */
    String timeout() default "";
}
