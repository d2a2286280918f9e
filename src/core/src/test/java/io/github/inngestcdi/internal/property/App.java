package io.github.inngestcdi.internal.property;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.inngestcdi.FunctionDefinition;
import io.github.inngestcdi.Inngest;
import io.github.inngestcdi.internal.config.SettingsReader;
import io.github.inngestcdi.internal.engine.FunctionRegistry;
import io.github.inngestcdi.internal.json.JsonPlatform;
import io.github.inngestcdi.internal.json.JsonbMapper;
import io.github.inngestcdi.internal.serve.ServeHandler;
import io.github.inngestcdi.internal.serve.ServeRequest;
import java.io.ByteArrayInputStream;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The endpoint of an app with one function, {@code f}: bytes in, bytes out. */
final class App implements AutoCloseable {
    static final JsonPlatform JSON = new JsonPlatform();
    private static final JsonbMapper MAPPER = new JsonbMapper();

    private final List<String> ran = new ArrayList<>();
    private final ServeHandler endpoint;

    App(Program program, Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(Map.of("inngest.app-id", "app", "inngest.dev", "true"));
        settings.putAll(more);
        endpoint = new ServeHandler(
                SettingsReader.read(key -> Optional.ofNullable(settings.get(key)), settings.keySet())
                        .settings()
                        .orElseThrow(),
                FunctionRegistry.of("app", List.of(function(program))),
                JSON,
                MAPPER,
                noClient(),
                "test");
    }

    private FunctionDefinition<Object, Object> function(Program program) {
        return FunctionDefinition.<Object, Object>builder(
                        "f", Object.class, context -> new ProgramBody(context, ran).run(program, ""))
                .build();
    }

    private static Inngest noClient() {
        return (Inngest) Proxy.newProxyInstance(
                App.class.getClassLoader(), new Class<?>[] {Inngest.class}, (proxy, method, arguments) -> {
                    throw new UnsupportedOperationException(method.getName());
                });
    }

    /** {@return the answer to a call request for {@code step}, with the places in the program whose code ran} */
    Reply call(String step, String body) {
        ran.clear();
        var response = endpoint.handle(new ServeRequest(
                "POST",
                URI.create("http://localhost:8080/api/inngest?fnId=app-f&stepId=" + step),
                Map.of("content-type", "application/json")::get,
                new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8))));
        assertThat(response.headers()).containsKey("x-inngest-sdk").containsEntry("x-inngest-req-version", "2");
        return new Reply(
                response.status(),
                "true".equals(response.headers().get("x-inngest-no-retry")),
                JSON.value(new String(response.body(), StandardCharsets.UTF_8)),
                List.copyOf(ran));
    }

    static String json(@Nullable Object value) {
        return MAPPER.toJson(value);
    }

    /** {@return {@code value} as canonical JSON} */
    static Object canonical(@Nullable Object value) {
        return JsonValues.canonical(JSON.value(json(value)));
    }

    @Override
    public void close() {
        endpoint.close();
    }
}
