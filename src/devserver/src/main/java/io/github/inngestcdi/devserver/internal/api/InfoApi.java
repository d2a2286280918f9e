package io.github.inngestcdi.devserver.internal.api;

import com.fasterxml.jackson.databind.node.NullNode;
import io.github.inngestcdi.devserver.internal.app.AppPoller;
import io.github.inngestcdi.devserver.internal.app.FunctionConfig;
import io.github.inngestcdi.devserver.internal.engine.Engine;
import io.github.inngestcdi.devserver.internal.http.Exchange;
import io.github.inngestcdi.devserver.internal.json.Json;
import java.net.URI;
import java.util.List;

/** {@code GET /health} and {@code GET /dev}: that the server is there, and what it is. */
public final class InfoApi {
    private final Engine engine;
    private final boolean keyed;
    private final boolean polling;
    private final List<URI> urls;

    public InfoApi(Engine engine, boolean keyed, boolean polling, List<URI> urls) {
        this.engine = engine;
        this.keyed = keyed;
        this.polling = polling;
        this.urls = urls;
    }

    public boolean answer(Exchange exchange) {
        if (exchange.parts() != 1) {
            return false;
        }
        if (!exchange.is("GET") && !exchange.is("HEAD")) {
            exchange.empty(405, "");
        } else if (exchange.part(0).equals("health")) {
            exchange.json(200, Json.object().put("status", 200).put("message", "OK"));
        } else {
            dev(exchange);
        }
        return true;
    }

    private void dev(Exchange exchange) {
        var json = Json.object().put("version", "dev-inngest-cdi").put("authed", keyed);
        var options = json.putObject("startOpts");
        var apps = options.put("dir", "").putArray("urls");
        urls.forEach(url -> apps.add(url.toString()));
        options.put("autodiscover", false)
                .put("poll", polling)
                .put("poll_interval", AppPoller.INTERVAL.toSeconds())
                .put("require_keys", keyed)
                .put("persist", false);
        var functions = engine.view(state -> state.registry().functions());
        json.set(
                "functions",
                Json.array(functions.stream().map(FunctionConfig::json).toList()));
        json.set("handlers", NullNode.getInstance());
        json.put("isSingleNodeService", false)
                .put("isMissingSigningKey", false)
                .put("isMissingEventKeys", false)
                .putObject("features");
        exchange.send(200, "application/json; charset=utf-8", Json.write(json));
    }
}
