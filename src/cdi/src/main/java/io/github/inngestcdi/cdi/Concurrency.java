package io.github.inngestcdi.cdi;

import io.github.inngestcdi.ConcurrencyScope;
import io.github.inngestcdi.ConcurrencyUnit;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How much of the function runs at a time; the rest waits. At most two limits of steps, and one of runs.
 *
 * <p>{@code @Concurrency(limit = 2, key = "event.data.userId")} runs two steps at a time for each user.
 *
 * @since 0.1
 */
@Documented
@Repeatable(Concurrency.List.class)
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Concurrency {
    /** {@return how much runs at a time: at least 1} */
    int limit();

    /** {@return a CEL expression over {@code event} that gives each value a limit of its own} Required unless the scope is FN. */
    String key() default "";

    /** {@return who shares the limit} */
    ConcurrencyScope scope() default ConcurrencyScope.FN;

    /** {@return what is counted} */
    ConcurrencyUnit unit() default ConcurrencyUnit.STEPS;

    /** Several limits, all of which hold. */
    @Documented
    @Retention(RetentionPolicy.RUNTIME)
    @Target({ElementType.TYPE, ElementType.METHOD})
    @interface List {
        /** {@return the limits} */
        Concurrency[] value();
    }
}
