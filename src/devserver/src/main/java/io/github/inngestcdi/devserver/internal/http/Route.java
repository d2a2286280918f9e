package io.github.inngestcdi.devserver.internal.http;

/** The handler of one method on the paths of one template. */
public final class Route {
    private final String method;
    private final PathTemplate template;
    private final RequestHandler handler;

    private Route(String method, String template, RequestHandler handler) {
        this.method = method;
        this.template = new PathTemplate(template);
        this.handler = handler;
    }

    /**
     * {@return a route}
     *
     * @param method in upper case
     * @param template a path, in which {@code {name}} stands for a part that {@link Exchange#parameter} returns
     */
    public static Route of(String method, String template, RequestHandler handler) {
        return new Route(method, template, handler);
    }

    public static Route get(String template, RequestHandler handler) {
        return of("GET", template, handler);
    }

    public static Route post(String template, RequestHandler handler) {
        return of("POST", template, handler);
    }

    public static Route delete(String template, RequestHandler handler) {
        return of("DELETE", template, handler);
    }

    String method() {
        return method;
    }

    PathTemplate template() {
        return template;
    }

    RequestHandler handler() {
        return handler;
    }

    @Override
    public String toString() {
        return method + " " + template;
    }
}
