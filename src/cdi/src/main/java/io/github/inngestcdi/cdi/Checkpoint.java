package io.github.inngestcdi.cdi;

import io.github.inngestcdi.Checkpointing;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How the results of the function's steps are reported to the server while a call request still runs, so that one request
 * runs many steps. It replaces the application's settings {@code inngest.checkpointing} as a whole.
 *
 * @see Checkpointing
 * @since 0.1
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Checkpoint {
    /** {@return whether one request runs several steps at all; if not, each step is a call request of its own} */
    boolean enabled() default true;

    /** {@return how many results are reported together: 1 to 1000; with more than one, a crash may repeat as many steps} */
    int bufferedSteps() default 1;

    /**
     * {@return the longest that a result waits to be reported, as an ISO 8601 duration, {@code PT3S}} Until the buffer
     * is full unless given.
     */
    String maxInterval() default "";

    /**
     * {@return the time after which a request starts no further step, as an ISO 8601 duration; {@code PT0S} for no
     * limit} Ten seconds unless given.
     */
    String maxRuntime() default "";
}
