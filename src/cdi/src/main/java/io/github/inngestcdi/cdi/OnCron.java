package io.github.inngestcdi.cdi;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A schedule that starts the function; repeat it for several.
 *
 * @since 0.1
 */
@Documented
@Repeatable(OnCron.List.class)
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface OnCron {
    /** {@return five fields, with an optional time zone in front: {@code TZ=Europe/Paris 0 9 * * 1-5}} */
    String value();

    /**
     * {@return up to how much later a run starts, at random, as an ISO 8601 duration: one second to 5 minutes} On time unless
     * given.
     */
    String jitter() default "";

    /** Several schedules, each of which starts the function. */
    @Documented
    @Retention(RetentionPolicy.RUNTIME)
    @Target({ElementType.TYPE, ElementType.METHOD})
    @interface List {
        /** {@return the schedules} */
        OnCron[] value();
    }
}
