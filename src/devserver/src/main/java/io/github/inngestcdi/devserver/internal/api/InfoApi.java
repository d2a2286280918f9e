package io.github.inngestcdi.devserver.internal.api;

import com.fasterxml.jackson.databind.node.NullNode;
import io.github.inngestcdi.devserver.internal.app.AppPoller;
import io.github.inngestcdi.devserver.internal.app.FunctionJson;
import io.github.inngestcdi.devserver.internal.engine.Engine;
import io.github.inngestcdi.devserver.internal.http.Exchange;
import io.github.inngestcdi.devserver.internal.http.Route;
import io.github.inngestcdi.devserver.internal.json.Json;
import java.net.URI;
import java.util.List;

/** {@code GET /health} and {@code GET /dev}: the health of the server, and its configuration. */
public final class InfoApi {
    private final Engine engine;
    private final boolean keyed;
    private final boolean polling;
    private final List<URI> urls;

    public InfoApi(Engine engine, boolean keyed, boolean polling, List<URI> urls) {
        this.engine = engine;
        this.keyed = keyed;
        this.polling = polling;
        this.urls = List.copyOf(urls);
    }

    public List<Route> routes() {
        return List.of(
                Route.get("/health", InfoApi::health),
                Route.of("HEAD", "/health", InfoApi::health),
                Route.get("/dev", this::configuration),
                Route.of("HEAD", "/dev", this::configuration));
    }

    private static void health(Exchange exchange) {
        exchange.json(200, Json.object().put("status", 200).put("message", "OK"));
    }

    private void configuration(Exchange exchange) {
        var json = Json.object().put("version", "dev-inngest-cdi").put("authed", keyed);
        var options = json.putObject("startOpts");
        var apps = options.put("dir", "").putArray("urls");
        urls.forEach(url -> apps.add(url.toString()));
        options.put("autodiscover", false)
                .put("poll", polling)
                .put("poll_interval", AppPoller.INTERVAL.toSeconds())
                .put("require_keys", keyed)
                .put("persist", false);
        json.set(
                "functions",
                engine.view(state -> Json.array(state.registry().functions().stream()
                        .map(FunctionJson::of)
                        .toList())));
        json.set("handlers", NullNode.getInstance());
        json.put("isSingleNodeService", false)
                .put("isMissingSigningKey", false)
                .put("isMissingEventKeys", false)
                .putObject("features");
        exchange.send(200, "application/json; charset=utf-8", Json.write(json));
    }
}
