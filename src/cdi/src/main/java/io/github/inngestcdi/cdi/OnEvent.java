package io.github.inngestcdi.cdi;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An event that starts the function: by its name, or by the type of its data. Takes the place of the event that the
 * function's parameter would name; repeat it for several.
 *
 * @since 0.1
 */
@Documented
@Repeatable(OnEvent.List.class)
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface OnEvent {
    /** {@return the event's name; {@code user/*} for every name that begins so} Give this or {@link #type}. */
    String value() default "";

    /** {@return a type with an {@link io.github.inngestcdi.EventName @EventName}} Give this or {@link #value}. */
    Class<?> type() default void.class;

    /** {@return a CEL expression over {@code event} that must be true, as {@code event.data.total > 100}} */
    String when() default "";

    /** Several events, each of which starts the function. */
    @Documented
    @Retention(RetentionPolicy.RUNTIME)
    @Target({ElementType.TYPE, ElementType.METHOD})
    @interface List {
        /** {@return the events} */
        OnEvent[] value();
    }
}
