package io.github.inngestcdi.cdi;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Events of the same value start one run of the function in 24 hours.
 *
 * <p>To the server this is a rate limit, which takes the place of {@link RateLimit}; so a function cannot have both.
 *
 * @since 0.1
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Idempotent {
    /** {@return a CEL expression over {@code event}, {@code event.data.orderId}} */
    String value();
}
