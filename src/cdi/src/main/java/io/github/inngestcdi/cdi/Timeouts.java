package io.github.inngestcdi.cdi;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * After how long the server cancels a run of the function; at least one of both.
 *
 * @since 0.1
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Timeouts {
    /** {@return how long it may be queued before it starts, as an ISO 8601 duration of at least one second} */
    String start() default "";

    /** {@return how long it may take from its start, as an ISO 8601 duration of at least one second} */
    String finish() default "";
}
