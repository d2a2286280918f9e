package io.github.inngestcdi.internal.middleware;

import io.github.inngestcdi.middleware.InngestMiddleware;
import io.github.inngestcdi.middleware.MiddlewareBinding;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Middleware in its order, by the hooks that each overrides: a hook that none overrides costs nothing. Immutable.
 */
public final class MiddlewareChain {
    private static final MiddlewareChain NONE = of(List.of());

    private final List<MiddlewareBinding> links;
    private final Map<String, List<InngestMiddleware>> byHook;

    /** Calls one middleware, which calls the next one, or the innermost code. */
    @FunctionalInterface
    public interface Wrapper<T> {
        T around(InngestMiddleware middleware, Callable<T> next) throws Exception;
    }

    private MiddlewareChain(List<MiddlewareBinding> links) {
        this.links = List.copyOf(links);
        this.byHook = Stream.of(InngestMiddleware.class.getDeclaredMethods())
                .filter(Method::isDefault)
                .collect(Collectors.toMap(Method::getName, hook -> overriding(hook, links)));
    }

    public static MiddlewareChain none() {
        return NONE;
    }

    /** {@return a chain of {@code links}, the first outermost} */
    public static MiddlewareChain of(List<MiddlewareBinding> links) {
        return new MiddlewareChain(links);
    }

    /** {@return this chain with {@code more} inside of it} */
    public MiddlewareChain then(List<MiddlewareBinding> more) {
        if (more.isEmpty()) {
            return this;
        }
        List<MiddlewareBinding> all = new ArrayList<>(links);
        all.addAll(more);
        return of(all);
    }

    private static List<InngestMiddleware> overriding(Method hook, List<MiddlewareBinding> links) {
        return links.stream()
                .filter(link -> overrides(link.type(), hook))
                .map(MiddlewareBinding::middleware)
                .toList();
    }

    private static boolean overrides(Class<?> type, Method hook) {
        try {
            return type.getMethod(hook.getName(), hook.getParameterTypes()).getDeclaringClass()
                    != InngestMiddleware.class;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(type + " is not a middleware.", e);
        }
    }

    /** {@return every middleware, in order} */
    public List<InngestMiddleware> all() {
        return links.stream().map(MiddlewareBinding::middleware).toList();
    }

    /** {@return the middleware that overrides {@code hook}, in order} */
    public List<InngestMiddleware> having(String hook) {
        return Objects.requireNonNull(byHook.get(hook), hook);
    }

    /** Calls {@code innermost} through {@code layers}, the first of them outermost. */
    public static <T> T wrapped(List<InngestMiddleware> layers, Wrapper<T> wrapper, Callable<T> innermost)
            throws Exception {
        var next = innermost;
        for (int i = layers.size() - 1; i >= 0; i--) {
            var layer = layers.get(i);
            var inner = next;
            next = () -> wrapper.around(layer, inner);
        }
        return next.call();
    }
}
