package io.github.inngestcdi.cdi;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An event that cancels a run of the function between two steps: by its name, or by the type of its data. At most 5.
 *
 * <p>{@code @CancelOn(type = OrderCancelled.class, match = "data.orderId")} cancels the runs for the same order.
 *
 * @since 0.1
 */
@Documented
@Repeatable(CancelOn.List.class)
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface CancelOn {
    /** {@return the event's name} Give this or {@link #type}. */
    String value() default "";

    /** {@return a type with an {@link io.github.inngestcdi.EventName @EventName}} Give this or {@link #value}. */
    Class<?> type() default void.class;

    /**
     * {@return a CEL expression over {@code event}, the run's, and {@code async}, the one that arrives} The server takes
     * neither macros nor functions but {@code int}, {@code uint} and {@code double} here, and refuses the app on its sync
     * otherwise. Give this or {@link #match}.
     */
    String when() default "";

    /** {@return a path, {@code data.orderId}, that must be equal in both events} Give this or {@link #when}. */
    String match() default "";

    /**
     * {@return how long after its start a run can be cancelled so, as an ISO 8601 duration of at least one second} The
     * server's year unless given.
     */
    String timeout() default "";

    /** Several events, each of which cancels a run. */
    @Documented
    @Retention(RetentionPolicy.RUNTIME)
    @Target({ElementType.TYPE, ElementType.METHOD})
    @interface List {
        /** {@return the events} */
        CancelOn[] value();
    }
}
