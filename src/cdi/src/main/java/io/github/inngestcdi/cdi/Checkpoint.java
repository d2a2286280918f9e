package io.github.inngestcdi.cdi;

import io.github.inngestcdi.Checkpointing;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How the results of the function's steps are told to the server while a call request still runs, so that one request runs
 * many steps. All of it takes the place of the application's settings {@code inngest.checkpointing}.
 *
 * @see Checkpointing
 * @since 0.1
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Checkpoint {
    /** {@return whether steps go on in the same request at all; if not, each is a call request of its own} */
    boolean enabled() default true;

    /** {@return how many results are told at once: 1 to 1000; with more than one, a crash may repeat as many steps} */
    int bufferedSteps() default 1;

    /**
     * {@return the longest that a result waits to be told, as an ISO 8601 duration, {@code PT3S}} Until the buffer is full
     * unless given.
     */
    String maxInterval() default "";

    /**
     * {@return when a request takes up no further step and answers, as an ISO 8601 duration; {@code PT0S} for never} Ten seconds
     * unless given.
     */
    String maxRuntime() default "";
}
