package io.github.inngestcdi.devserver;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.inngestcdi.FunctionDefinition;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An app with our own SDK, whose functions run against a dev server. */
final class CoreApp implements AutoCloseable {
    private final HttpServer http;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpInngest client;
    private final ServeHandler endpoint;

    /**
     * Starts the app {@code shop} and tells {@code server} of it.
     *
     * @param checkpointing whether steps are told while a call request goes on
     */
    CoreApp(DevServer server, boolean checkpointing, FunctionDefinition<?, ?>... functions) {
        InngestSettings settings = settings(Map.of(
                "inngest.app-id",
                "shop",
                "inngest.dev",
                server.uri().toString(),
                "inngest.checkpointing",
                Boolean.toString(checkpointing)));
        JsonPlatform json = new JsonPlatform();
        JsonbMapper mapper = new JsonbMapper();
        client = new HttpInngest(settings, json, mapper, threads);
        endpoint = new ServeHandler(
                settings, FunctionRegistry.of("shop", List.of(functions)), json, mapper, client, "test");
        http = listen();
        new Client(uri(), Map.of()).send("PUT", "", java.net.http.HttpRequest.BodyPublishers.noBody());
    }

    private static InngestSettings settings(Map<String, String> values) {
        var reading = SettingsReader.read(key -> Optional.ofNullable(values.get(key)), values.keySet());
        return reading.settings().orElseThrow(() -> new AssertionError(reading.problems()));
    }

    private HttpServer listen() {
        try {
            var listening = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            listening.setExecutor(threads);
            listening.createContext("/api/inngest", this::handle);
            listening.start();
            return listening;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private URI uri() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort() + "/api/inngest");
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var answer = endpoint.handle(new ServeRequest(
                    exchange.getRequestMethod(),
                    uri().resolve(exchange.getRequestURI()),
                    exchange.getRequestHeaders()::getFirst,
                    exchange.getRequestBody()));
            answer.headers().forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
            exchange.getResponseBody().write(answer.body());
        }
    }

    @Override
    public void close() {
        http.stop(0);
        endpoint.close();
        client.close();
        threads.shutdownNow();
    }
}
