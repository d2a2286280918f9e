package io.github.inngestcdi.cdi.internal.middleware;

import io.github.inngestcdi.cdi.internal.container.BeanAccess;
import io.github.inngestcdi.cdi.internal.container.OptionalApis;
import io.github.inngestcdi.cdi.internal.trace.Traces;
import io.github.inngestcdi.cdi.internal.validation.ValidationMiddleware;
import io.github.inngestcdi.internal.middleware.MiddlewareChain;
import io.github.inngestcdi.middleware.MiddlewareBinding;
import io.github.inngestcdi.middleware.TraceMiddleware;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The middleware of one application, in order: tracing encloses the application's own middleware; validation is inside
 * of it, as it checks the events that the code sends and receives.
 */
public final class AppMiddleware implements AutoCloseable {
    /** The settings that turn off built-in middleware. */
    public static final Set<String> SWITCHES = Set.of("inngest.validation", "inngest.trace");

    private final List<MiddlewareBinding> bindings = new ArrayList<>();
    private final Optional<ValidationMiddleware> validation;
    private final DeclaredMiddleware declared;
    private final BeanAccess beans;
    private final boolean traced;

    /**
     * Collects the middleware in order.
     *
     * @param isOn whether the given one of {@link #SWITCHES} is on
     */
    public AppMiddleware(BeanAccess beans, DeclaredMiddleware declared, Predicate<String> isOn) {
        this.beans = beans;
        this.declared = declared;
        traced = isOn.test("inngest.trace");
        validation = isOn.test("inngest.validation") && OptionalApis.isThere("jakarta.validation.Validation")
                ? Optional.of(new ValidationMiddleware(beans))
                : Optional.empty();
        if (traced) {
            bindings.add(new MiddlewareBinding(new TraceMiddleware(Traces.of(beans))));
        }
        bindings.addAll(declared.ofTheApp());
        validation.map(MiddlewareBinding::new).ifPresent(bindings::add);
    }

    /** {@return all middleware, the first outermost} */
    public MiddlewareChain chain() {
        return MiddlewareChain.of(bindings);
    }

    /**
     * {@return all middleware, and the one that creates spans if the application has a tracer by now} The spans belong
     * to the trace that the event carries, and enclose all other middleware.
     */
    public MiddlewareChain aroundCalls() {
        List<MiddlewareBinding> all = new ArrayList<>(bindings);
        if (traced) {
            Traces.spans(beans).map(MiddlewareBinding::new).ifPresent(spans -> all.add(1, spans));
        }
        return MiddlewareChain.of(all);
    }

    /** {@return only the validation; empty if it is off} */
    public MiddlewareChain validation() {
        return MiddlewareChain.of(
                validation.map(MiddlewareBinding::new).stream().toList());
    }

    /** Looks up what only the threads of the server can find. */
    public void prepare() {
        validation.ifPresent(ValidationMiddleware::prepare);
    }

    @Override
    public void close() {
        declared.release();
        validation.ifPresent(ValidationMiddleware::close);
    }
}
