package io.github.inngestcdi.devserver.internal.http;

import io.github.inngestcdi.devserver.internal.json.Json;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Hands each request to the one route that has its method and matches its path.
 *
 * <p>A path that no route matches is answered with 404, a method that no route on the path has with 405. A route has exactly
 * one method: a route for {@code GET} answers neither {@code HEAD} nor {@code get}.
 */
public final class RouteTable implements RequestHandler {
    private final List<Route> routes;

    /** @throws IllegalArgumentException if two routes of one method match the same path */
    public RouteTable(List<Route> routes) {
        this.routes = List.copyOf(routes);
        for (int i = 0; i < routes.size(); i++) {
            for (var other : routes.subList(i + 1, routes.size())) {
                refuseOverlap(routes.get(i), other);
            }
        }
    }

    private static void refuseOverlap(Route one, Route other) {
        if (one.method().equals(other.method()) && one.template().overlaps(other.template())) {
            throw new IllegalArgumentException("both " + one + " and " + other + " match the same path");
        }
    }

    @Override
    public void handle(Exchange exchange) throws IOException {
        var onPath = routes.stream()
                .filter(route -> route.template().matches(exchange.path()))
                .toList();
        for (var route : onPath) {
            if (exchange.is(route.method())) {
                answer(route, exchange);
                return;
            }
        }
        if (onPath.isEmpty()) {
            exchange.text(404, "404 page not found\n");
        } else {
            exchange.header("Allow", onPath.stream().map(Route::method).sorted().collect(Collectors.joining(", ")));
            exchange.empty(405, "");
        }
    }

    private static void answer(Route route, Exchange exchange) throws IOException {
        try {
            route.handler().handle(exchange.with(route.template().parameters(exchange.path())));
        } catch (UnstorableNumber refusal) {
            var error = "Invalid request: " + refusal.getMessage();
            exchange.json(400, Json.object().put("error", error).put("status", 400));
        }
    }
}
