package io.github.inngestcdi.middleware;

/**
 * A middleware where it is used.
 *
 * @param middleware the instance
 * @param type the class that overrides its hooks: a container's proxy in front of it would seem to override all
 * @since 0.1
 */
public record MiddlewareBinding(InngestMiddleware middleware, Class<?> type) {
    /** Binds an instance that no proxy stands before. */
    public MiddlewareBinding(InngestMiddleware middleware) {
        this(middleware, middleware.getClass());
    }
}
