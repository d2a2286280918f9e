package io.github.inngestcdi.cdi;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Moves a run before or after the other queued runs of the function.
 *
 * @since 0.1
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface RunPriority {
    /**
     * {@return a CEL expression over {@code event}, {@code event.data.vip ? 120 : 0}} Its value, a whole number, is by
     * how many seconds a run goes before the others, or after them if it is negative; beyond 43200 either way it counts as
     * 43200.
     */
    String value();
}
