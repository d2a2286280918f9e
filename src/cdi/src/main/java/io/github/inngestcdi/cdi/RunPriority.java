package io.github.inngestcdi.cdi;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Puts a run before or behind those of the function that are queued with it.
 *
 * @since 0.1
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface RunPriority {
    /**
     * {@return a CEL expression over {@code event}, {@code event.data.vip ? 120 : 0}} Its whole number is by how many seconds
     * a run goes first, or last if it is negative; beyond 43200 either way it counts as 43200.
     */
    String value();
}
