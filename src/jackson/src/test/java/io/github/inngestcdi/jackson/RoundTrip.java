package io.github.inngestcdi.jackson;

import com.sun.net.httpserver.HttpServer;
import io.github.inngestcdi.DurableFunction;
import io.github.inngestcdi.FunctionDefinition;
import io.github.inngestcdi.InngestSettings;
import io.github.inngestcdi.internal.client.HttpInngest;
import io.github.inngestcdi.internal.config.SettingsReader;
import io.github.inngestcdi.internal.engine.FunctionRegistry;
import io.github.inngestcdi.internal.json.JsonPlatform;
import io.github.inngestcdi.internal.serve.ServeHandler;
import io.github.inngestcdi.internal.serve.ServeRequest;
import io.github.inngestcdi.spi.JsonMapper;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Type;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A server that receives an event and calls a function with it. */
final class RoundTrip implements AutoCloseable {
    private final JsonPlatform json = new JsonPlatform();
    private final JsonMapper mapper;
    private final HttpServer server;
    private final List<String> received = new ArrayList<>();

    RoundTrip(JsonMapper mapper) {
        this.mapper = mapper;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", exchange -> {
            received.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            var answer = "{\"ids\":[\"01\"],\"status\":200}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
    }

    /** Sends {@code event}. {@return the event as the server received it} */
    JsonObject send(Object event) {
        try (var inngest = new HttpInngest(settings(), json, mapper, Runnable::run)) {
            inngest.send(event);
        }
        return json.value(received.remove(0)).asJsonArray().getJsonObject(0);
    }

    /** {@return the data that a function for events of {@code type} receives} */
    @Nullable
    Object receive(JsonObject event, Type type) {
        List<@Nullable Object> taken = new ArrayList<>();
        answer(
                event,
                "{}",
                FunctionDefinition.<Object, String>builder("take", type, context -> {
                            taken.add(context.data());
                            return "";
                        })
                        .build());
        return taken.get(0);
    }

    /** {@return the answer of a function for events of {@code type} to a call with these memoized results} */
    String answer(JsonObject event, String memos, Type type, DurableFunction<Object, Object> body) {
        return answer(
                event,
                memos,
                FunctionDefinition.<Object, Object>builder("take", type, body).build());
    }

    private String answer(JsonObject event, String memos, FunctionDefinition<?, ?> function) {
        var body = """
                {"event":%s,"events":[%s],"steps":%s,"version":2,"use_api":false,
                 "ctx":{"run_id":"01RUN","attempt":0,"disable_immediate_execution":false,"use_api":false,
                        "stack":{"current":0,"stack":[]}}}""".formatted(event, event, memos);
        try (var client = new HttpInngest(settings(), json, mapper, Runnable::run);
                var handler = new ServeHandler(
                        settings(), FunctionRegistry.of("app", List.of(function)), json, mapper, client, "test")) {
            return new String(
                    handler.handle(new ServeRequest(
                                    "POST",
                                    URI.create("http://localhost/api/inngest?fnId=app-take&stepId=step"),
                                    header -> null,
                                    new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8))))
                            .body(),
                    StandardCharsets.UTF_8);
        }
    }

    private InngestSettings settings() {
        var values = Map.of(
                "inngest.app-id",
                "app",
                "inngest.dev",
                "http://localhost:" + server.getAddress().getPort());
        return SettingsReader.read(key -> Optional.ofNullable(values.get(key)), values.keySet())
                .settings()
                .orElseThrow();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
