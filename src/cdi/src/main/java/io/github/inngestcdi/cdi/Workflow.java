package io.github.inngestcdi.cdi;

import io.github.inngestcdi.DurableFunction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Stereotype;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a bean class or a bean's method a function of Inngest: durable, retried step by step.
 *
 * <p>On a class that implements {@link DurableFunction}, its {@code run} is the function. On a method, the method is: its
 * parameters are, in any order, the event's data (the one whose type has an {@link
 * io.github.inngestcdi.EventName @EventName}, or the {@code @Observes @Async} one), {@code InngestEvent<T>}, {@code
 * List<InngestEvent<T>>}, {@link io.github.inngestcdi.Step}, {@code FunctionContext<T>}, and any bean. What the method
 * returns is the run's output. It may be private or static, and runs on the bean's instance in its scope.
 *
 * <p>Its {@link OnEvent} and {@link OnCron} start it, or else the event whose data it takes. A class whose data has no
 * event name is only started by {@code step.invoke}.
 *
 * <p>The options beside it say how its runs are started, delayed, combined and ended: {@link Concurrency}, {@link
 * Throttle}, {@link RateLimit}, {@link Debounce}, {@link Batch}, {@link RunPriority}, {@link SingleRun}, {@link CancelOn},
 * {@link Timeouts}, {@link Idempotent} and {@link Checkpoint}.
 *
 * <p>As a stereotype it makes a class a bean without beans.xml, {@link ApplicationScoped} unless it declares another scope.
 * A class with the annotation on its methods only needs a scope of its own, or this annotation on the class too.
 *
 * @since 0.1
 */
@Documented
@Stereotype
@ApplicationScoped
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Workflow {
    /**
     * {@return the function's id, unique within the app; keep it the same across deployments} Unless given, the class's
     * name in kebab case, {@code welcome-user}, and for a method both names, {@code onboarding-welcome}.
     */
    String id() default "";

    /** {@return the name that people see; the id unless given} */
    String name() default "";

    /** {@return how often a failed step or body is tried again: 0 to 20; the server's default of 4 unless given} */
    int retries() default -1;
}
