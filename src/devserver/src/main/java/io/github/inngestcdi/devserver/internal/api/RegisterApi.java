package io.github.inngestcdi.devserver.internal.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.inngestcdi.devserver.internal.app.App;
import io.github.inngestcdi.devserver.internal.app.AppPoller;
import io.github.inngestcdi.devserver.internal.app.RegistrationReader;
import io.github.inngestcdi.devserver.internal.engine.Engine;
import io.github.inngestcdi.devserver.internal.http.Exchange;
import io.github.inngestcdi.devserver.internal.http.JsonBody;
import io.github.inngestcdi.devserver.internal.http.Route;
import io.github.inngestcdi.devserver.internal.json.CanonicalJson;
import io.github.inngestcdi.devserver.internal.json.Json;
import io.github.inngestcdi.devserver.internal.messages.DevServerMessages;
import io.github.inngestcdi.devserver.internal.protocol.Digests;
import io.github.inngestcdi.devserver.internal.protocol.NamedUuid;
import java.io.IOException;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** {@code POST /fn/register}: apps register their functions. */
public final class RegisterApi {
    private final Engine engine;
    private final String kind;
    private final AppPoller poller;
    private final Set<String> reportedOptions = ConcurrentHashMap.newKeySet();
    private final Set<String> reportedProblems = ConcurrentHashMap.newKeySet();

    public RegisterApi(Engine engine, String kind, AppPoller poller) {
        this.engine = engine;
        this.kind = kind;
        this.poller = poller;
    }

    public List<Route> routes() {
        return List.of(Route.post("/fn/register", this::register));
    }

    private void register(Exchange exchange) throws IOException {
        var body = JsonBody.of(exchange);
        var expected = exchange.header("x-inngest-expected-server-kind");
        if (!body.problem().isEmpty()) {
            exchange.jsonAsText(400, Json.object().put("error", "Invalid request: " + body.problem()));
        } else if (!expected.isEmpty() && !expected.equals(kind)) {
            exchange.jsonAsText(
                    400, refusal("Expected server kind " + expected + ", but this server is of kind " + kind));
        } else {
            register(exchange, body.orEmpty());
        }
    }

    private void register(Exchange exchange, JsonNode body) {
        var name = name(body);
        var checksum = checksum(body);
        var reader = new RegistrationReader(engine.expressions(), engine.now());
        var functions = reader.functions(body, name, NamedUuid.of(name));
        var problems = new HashSet<>(reader.problems());
        var url = url(body);
        if (name.isEmpty()) {
            problems.add("the app has no name (appName)");
        }
        if (!problems.isEmpty()) {
            problems.stream()
                    .filter(problem -> reportedProblems.add(checksum + problem))
                    .forEach(problem -> DevServerMessages.registrationRefused(name, problem));
            exchange.jsonAsText(
                    400, refusal(name.isEmpty() ? "App name is required" : "At least one function is invalid"));
            return;
        }
        var app = new App(
                name,
                NamedUuid.of(name),
                url,
                Json.text(body, "sdk"),
                Json.text(body, "framework"),
                functions,
                checksum,
                UUID.randomUUID(),
                App.UNREGISTERED,
                engine.now());
        var inForce = engine.register(app);
        boolean modified = inForce.syncId().equals(app.syncId());
        if (modified) {
            poller.follow(url);
            report(app);
        }
        exchange.jsonAsText(200, accepted(inForce, modified));
    }

    private void report(App app) {
        DevServerMessages.synced(app.name(), app.functions().size(), app.url());
        app.functions().stream()
                .filter(function -> !function.notApplied().isEmpty())
                .filter(function -> reportedOptions.add(function.slug() + function.notApplied()))
                .forEach(function -> DevServerMessages.optionsNotApplied(function.slug(), function.notApplied()));
    }

    /** {@return the name of the app; the case of the field name does not matter, as one SDK writes {@code appname}} */
    private static String name(JsonNode body) {
        for (var field : body.properties()) {
            if (field.getKey().equalsIgnoreCase("appName")) {
                return field.getValue().asText().trim();
            }
        }
        return "";
    }

    private static URI url(JsonNode body) {
        try {
            var url = Json.text(body, "url");
            int query = url.indexOf('?');
            return URI.create(query < 0 ? url : url.substring(0, query));
        } catch (IllegalArgumentException e) {
            return URI.create("");
        }
    }

    private static String checksum(JsonNode body) {
        return Digests.sha256Hex(CanonicalJson.of(body));
    }

    private static ObjectNode accepted(App app, boolean modified) {
        return Json.object()
                .put("ok", true)
                .put("modified", modified)
                .put("sync_id", app.syncId().toString())
                .put("app_id", app.id().toString());
    }

    private static ObjectNode refusal(String error) {
        var refusal = Json.object().put("error", error).put("status", 400);
        refusal.set("data", NullNode.getInstance());
        return refusal;
    }
}
