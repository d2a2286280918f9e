package io.github.inngestcdi.devserver;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.inngestcdi.FunctionDefinition;
import io.github.inngestcdi.Inngest;
import io.github.inngestcdi.InngestSettings;
import io.github.inngestcdi.internal.client.HttpInngest;
import io.github.inngestcdi.internal.config.SettingsReader;
import io.github.inngestcdi.internal.engine.FunctionRegistry;
import io.github.inngestcdi.internal.json.JsonPlatform;
import io.github.inngestcdi.internal.json.JsonbMapper;
import io.github.inngestcdi.internal.serve.ServeHandler;
import io.github.inngestcdi.internal.serve.ServeRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The app {@code shop}, of the project's own SDK: its functions behind an HTTP server, and its client. */
final class SdkApp implements AutoCloseable {
    private final HttpServer http;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final ServeHandler handler;
    private final HttpInngest client;
    private final List<String> calls = new CopyOnWriteArrayList<>();

    private SdkApp(URI server, Map<String, String> more, FunctionDefinition<?, ?>... functions) {
        var settings = settings(server, more);
        client = new HttpInngest(settings, new JsonPlatform(), new JsonbMapper(), threads);
        handler = new ServeHandler(
                settings,
                FunctionRegistry.of("shop", List.of(functions)),
                new JsonPlatform(),
                new JsonbMapper(),
                client,
                "test");
        try {
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        http.setExecutor(threads);
        http.createContext("/api/inngest", this::answer);
        http.start();
    }

    /** {@return an app with more settings, registered with {@code server}} */
    static SdkApp on(URI server, Map<String, String> settings, FunctionDefinition<?, ?>... functions) {
        var app = new SdkApp(server, settings, functions);
        app.handler.sync(URI.create("http://localhost:" + app.http.getAddress().getPort() + "/api/inngest"));
        return app;
    }

    private static InngestSettings settings(URI server, Map<String, String> more) {
        var values = new HashMap<>(Map.of("inngest.app-id", "shop", "inngest.dev", server.toString()));
        values.putAll(more);
        return SettingsReader.read(key -> Optional.ofNullable(values.get(key)), values.keySet())
                .settings()
                .orElseThrow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var uri = exchange.getRequestURI();
            if (exchange.getRequestMethod().equals("POST")) {
                calls.add(uri.getRawQuery());
            }
            var answer = handler.handle(new ServeRequest(
                    exchange.getRequestMethod(),
                    URI.create("http://localhost" + uri),
                    exchange.getRequestHeaders()::getFirst,
                    exchange.getRequestBody()));
            answer.headers().forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
            exchange.getResponseBody().write(answer.body());
        }
    }

    Inngest inngest() {
        return client;
    }

    /** {@return the number of call requests for {@code function}} */
    int calls(String function) {
        return (int) calls.stream()
                .filter(query -> query.contains("fnId=shop-" + function + "&"))
                .count();
    }

    @Override
    public void close() {
        http.stop(0);
        handler.close();
        client.close();
        threads.shutdownNow();
    }
}
