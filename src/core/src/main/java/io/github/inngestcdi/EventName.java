package io.github.inngestcdi;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the Inngest event that a type is the data of: {@code @EventName("user/registered") record UserRegistered(…)}.
 *
 * <p>Subtypes and implementations share the name of the nearest supertype that has one.
 *
 * @since 0.1
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface EventName {
    /**
     * {@return the event's name, by convention {@code domain/thing.happened}; at most 255 characters, and not beginning
     * with {@code inngest/}}
     */
    String value();

    /** {@return the version of the data's shape, sent as the event's {@code v}; empty for none} */
    String version() default "";
}
