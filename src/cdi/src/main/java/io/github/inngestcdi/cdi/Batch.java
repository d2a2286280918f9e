package io.github.inngestcdi.cdi;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Starts one run with several events. The function takes them as {@code List<InngestEvent<T>>}, or as {@code events()}
 * of its {@code FunctionContext<T>}.
 *
 * <p>The server does not combine it with {@link Debounce}, {@link RunPriority}, {@link SingleRun} and {@link CancelOn}.
 *
 * @since 0.1
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Batch {
    /** {@return how many events a run gets at most: 2 or more; how many the server allows depends on its plan} */
    int maxSize();

    /**
     * {@return the longest that a run waits after the first event, as an ISO 8601 duration, {@code PT10S}: at least
     * one second}
     */
    String timeout();

    /** {@return a CEL expression over {@code event} that batches the events of each value apart} */
    String key() default "";

    /** {@return a CEL expression over {@code event}; events for which it is false start a run of their own} */
    String when() default "";
}
