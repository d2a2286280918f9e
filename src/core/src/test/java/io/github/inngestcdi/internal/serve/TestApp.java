package io.github.inngestcdi.internal.serve;

import io.github.inngestcdi.FunctionDefinition;
import io.github.inngestcdi.Inngest;
import io.github.inngestcdi.InngestSettings;
import io.github.inngestcdi.Invocation;
import io.github.inngestcdi.Runs;
import io.github.inngestcdi.Secret;
import io.github.inngestcdi.internal.config.SettingsReader;
import io.github.inngestcdi.internal.engine.FunctionRegistry;
import io.github.inngestcdi.internal.json.JsonPlatform;
import io.github.inngestcdi.internal.json.JsonbMapper;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** An app with some functions and an endpoint, its clock stopped, its client a list. */
public final class TestApp {
    public final List<Object> sent = new ArrayList<>();
    private final Map<String, String> settings =
            new HashMap<>(Map.of("inngest.app-id", "app", "inngest.dev", "true", "inngest.checkpointing", "false"));
    private final List<FunctionDefinition<?, ?>> functions = new ArrayList<>();
    private Clock clock = Clock.fixed(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC);

    public TestApp with(String key, String value) {
        settings.put(key, value);
        return this;
    }

    public TestApp with(FunctionDefinition<?, ?> function) {
        functions.add(function);
        return this;
    }

    public TestApp with(List<FunctionDefinition<?, ?>> more) {
        functions.addAll(more);
        return this;
    }

    public TestApp at(Instant time) {
        return with(Clock.fixed(time, ZoneOffset.UTC));
    }

    public TestApp with(Clock moving) {
        clock = moving;
        return this;
    }

    public InngestSettings settings() {
        var reading = SettingsReader.read(key -> Optional.ofNullable(settings.get(key)), settings.keySet());
        return reading.settings().orElseThrow(() -> new AssertionError(reading.problems()));
    }

    public FunctionRegistry registry() {
        return FunctionRegistry.of(settings.get("inngest.app-id"), functions);
    }

    /** {@return the app as it registers itself} */
    public JsonObject registration() {
        return new Registration(settings(), registry(), new JsonPlatform(), "test")
                .body(URI.create("http://localhost/api/inngest"));
    }

    public ServeHandler endpoint() {
        return new ServeHandler(
                settings(), registry(), new JsonPlatform(), new JsonbMapper(), new ListClient(), "test", clock);
    }

    /** {@return the answer to a call request whose body is {@code body}} */
    public ServeResponse call(String query, String body) {
        return send("POST", query, body, Map.of());
    }

    public ServeResponse send(String method, String query, String body, Map<String, String> headers) {
        return endpoint().handle(request(method, query, body, headers));
    }

    /** {@return a call request whose body is {@code body}} */
    public static ServeRequest request(String query, String body) {
        return request("POST", query, body, Map.of());
    }

    public static ServeRequest request(String method, String query, String body, Map<String, String> headers) {
        return new ServeRequest(
                method,
                URI.create("http://localhost:8080/shop/api/inngest" + query),
                headers::get,
                new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
    }

    public static String text(ServeResponse response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    private final class ListClient implements Inngest {
        @Override
        public String send(Object event) {
            return send(List.of(event)).get(0);
        }

        @Override
        public List<String> send(List<?> events) {
            List<String> ids = new ArrayList<>();
            for (var event : events) {
                sent.add(event);
                ids.add("01M806BSGE3Q823QA1K2SCJ59" + (char) ('P' + sent.size()));
            }
            return ids;
        }

        @Override
        public Optional<String> sendSignal(String signal, @Nullable Object data) {
            sent.add(signal);
            return Optional.of("01M806BSMDZMSGJ1YAGTB84QPD");
        }

        @Override
        public CompletionStage<String> sendAsync(Object event) {
            return CompletableFuture.completedFuture(send(event));
        }

        @Override
        public CompletionStage<List<String>> sendAsync(List<?> events) {
            return CompletableFuture.completedFuture(send(events));
        }

        @Override
        public <R> @Nullable R invoke(Invocation<R> invocation) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void publish(String channel, String topic, @Nullable Object data) {
            if (channel.isBlank()) {
                throw new IllegalArgumentException("A message needs a channel.");
            }
            sent.add(channel + " " + topic + " " + data);
        }

        @Override
        public Runs runs() {
            return (Runs) Proxy.newProxyInstance(
                    Runs.class.getClassLoader(), new Class<?>[] {Runs.class}, (proxy, method, arguments) -> {
                        sent.add(method.getName() + " " + List.of(arguments));
                        return null;
                    });
        }

        @Override
        public Inngest withEnvironment(String name) {
            return this;
        }

        @Override
        public Inngest withEventKey(Secret key) {
            return this;
        }
    }
}
