package io.github.inngestcdi.devserver;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An app with a scripted SDK: it answers call requests by its scripts, and records them. */
final class FakeApp implements AutoCloseable {
    static final ObjectMapper JSON = new ObjectMapper();

    private final String name;
    private final Map<String, Script> scripts = new ConcurrentHashMap<>();
    private final ArrayNode functions = JSON.createArrayNode();
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final List<Map<String, String>> pings = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final int port;
    private volatile Optional<Client> server = Optional.empty();
    private Optional<HttpServer> http;

    /** A received call request, with the {@code stepId} of its URL. */
    record Call(String function, String stepId, Map<String, String> headers, JsonNode body, String raw) {
        JsonNode ctx() {
            return body.get("ctx");
        }

        JsonNode steps() {
            return body.get("steps");
        }
    }

    /** An answer of the app. */
    record Reply(int status, Map<String, String> headers, String body) {
        static Reply done(String json) {
            return new Reply(200, Map.of(), json);
        }

        static Reply ops(String... ops) {
            return new Reply(206, Map.of(), "[" + String.join(",", ops) + "]");
        }

        Reply with(String header, String value) {
            var all = new LinkedHashMap<>(headers);
            all.put(header, value);
            return new Reply(status, all, body);
        }
    }

    interface Script {
        Reply answer(Call call);
    }

    private FakeApp(String name, int port) {
        this.name = name;
        this.http = Optional.of(listen(port));
        this.port = http.orElseThrow().getAddress().getPort();
    }

    static FakeApp named(String name) {
        return new FakeApp(name, 0);
    }

    private HttpServer listen(int at) {
        try {
            var listening = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), at), 0);
            listening.setExecutor(threads);
            listening.createContext("/api/inngest", this::handle);
            listening.start();
            return listening;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + port + "/api/inngest");
    }

    FakeApp on(String event, String id, Script script) {
        return function(id, "{\"triggers\":[{\"event\":\"" + event + "\"}]}", script);
    }

    /** Adds a function; {@code options} are those of its registration. */
    FakeApp function(String id, String options, Script script) {
        var slug = name + "-" + id;
        var function = (ObjectNode) json(options);
        function.put("id", slug).put("name", id);
        var step =
                function.putObject("steps").putObject("step").put("id", "step").put("name", "step");
        step.putObject("runtime").put("type", "http").put("url", uri() + "?fnId=" + slug + "&stepId=step");
        if (function.has("attempts")) {
            step.putObject("retries").set("attempts", function.remove("attempts"));
        }
        functions.add(function);
        scripts.put(slug, script);
        return this;
    }

    /** Registers with {@code client}'s server, now and whenever the server asks for it. */
    JsonNode register(Client client) {
        server = Optional.of(client);
        return client.post("/fn/register", registration()).body();
    }

    ObjectNode registration() {
        var body = JSON.createObjectNode().put("url", uri().toString()).put("appName", name);
        body.put("sdk", "fake:v0.0.1").put("v", "0.1").put("deployType", "ping").put("framework", "none");
        body.set("functions", functions);
        return body;
    }

    List<Call> calls() {
        return calls;
    }

    List<Call> calls(String id) {
        return calls.stream()
                .filter(call -> call.function().equals(name + "-" + id))
                .toList();
    }

    List<Map<String, String>> pings() {
        return pings;
    }

    void stop() {
        http.ifPresent(listening -> listening.stop(0));
        http = Optional.empty();
    }

    void startAgain() {
        http = Optional.of(listen(port));
    }

    private void handle(HttpExchange exchange) throws IOException {
        var raw = exchange.getRequestBody().readAllBytes();
        var headers = new LinkedHashMap<String, String>();
        exchange.getRequestHeaders().forEach((key, values) -> headers.put(key.toLowerCase(Locale.ROOT), values.get(0)));
        if (exchange.getRequestMethod().equals("PUT")) {
            pings.add(headers);
            server.ifPresent(this::register);
            send(exchange, Reply.done("{\"message\":\"ok\",\"modified\":true}"));
            return;
        }
        var query = exchange.getRequestURI().getQuery();
        var call = new Call(
                parameter(query, "fnId"),
                parameter(query, "stepId"),
                headers,
                JSON.readTree(raw),
                new String(raw, StandardCharsets.UTF_8));
        calls.add(call);
        Reply reply;
        try {
            reply = scripts.get(call.function()).answer(call);
        } catch (RuntimeException | AssertionError e) {
            reply = new Reply(500, Map.of(), "{\"name\":\"Script\",\"message\":\"" + e.getMessage() + "\"}");
        }
        send(exchange, reply);
    }

    private static void send(HttpExchange exchange, Reply reply) throws IOException {
        try (exchange) {
            var headers = exchange.getResponseHeaders();
            headers.set("x-inngest-sdk", "fake:v0.0.1");
            headers.set("x-inngest-req-version", "2");
            headers.set("content-type", "application/json");
            reply.headers().forEach((key, value) -> {
                if (value.isEmpty()) {
                    headers.remove(key);
                } else {
                    headers.set(key, value);
                }
            });
            var bytes = reply.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private static String parameter(String query, String name) {
        for (var part : query.split("&", -1)) {
            if (part.startsWith(name + "=")) {
                return part.substring(name.length() + 1);
            }
        }
        return "";
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        stop();
        threads.shutdownNow();
    }
}
