package io.github.inngestcdi.cdi;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a call of a bean's method a step of the run that calls it: retried on its own, its result memoized. Outside a run
 * it is a plain call.
 *
 * <pre>{@code
 * @ApplicationScoped
 * public class Shipping {
 *     @DurableStep("quotes")
 *     public List<Quote> quotes(Order order) { … }
 * }
 *
 * List<Quote> quotes = shipping.quotes(order);     // in a function: step.run("quotes", …)
 * }</pre>
 *
 * <p>The result is read as the method's own return type, its type arguments included; it travels as JSON. In a run the
 * method throws what {@link io.github.inngestcdi.Step#run(String, io.github.inngestcdi.StepBody) step.run} throws:
 * {@link io.github.inngestcdi.StepException} once it has failed for good, whatever exceptions it declares. Other
 * interceptors belong to the step and run with it: a transaction of {@code @Transactional} begins and ends within the
 * step.
 *
 * <p>Only what the container intercepts is a step: a call through an injected reference, of a method that is neither
 * private nor static, with the annotation on the class and not on an interface. A call by {@code this} is a plain call,
 * as is a call on another thread than the run's, and either is repeated whenever the body runs. A call inside the code
 * of another step is refused, as of any step: it would be repeated with that step.
 *
 * @since 0.1
 */
@Inherited
@Documented
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface DurableStep {
    /**
     * {@return the step's id; on a class, what the ids of its methods begin with} Keep it the same across deployments.
     * Unless given, the class's and the method's name in kebab case, {@code shipping-quotes}.
     */
    @Nonbinding
    String value() default "";
}
