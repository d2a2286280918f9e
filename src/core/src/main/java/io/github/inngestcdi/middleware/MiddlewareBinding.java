package io.github.inngestcdi.middleware;

/**
 * A middleware and the class that implements it.
 *
 * @param middleware the instance
 * @param type the class that overrides the hooks: a container's proxy seems to override all
 * @since 0.1
 */
public record MiddlewareBinding(InngestMiddleware middleware, Class<?> type) {
    /** Binds an instance that is not a proxy. */
    public MiddlewareBinding(InngestMiddleware middleware) {
        this(middleware, middleware.getClass());
    }
}
