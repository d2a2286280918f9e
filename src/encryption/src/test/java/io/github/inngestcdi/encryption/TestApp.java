package io.github.inngestcdi.encryption;

import io.github.inngestcdi.FunctionDefinition;
import io.github.inngestcdi.Inngest;
import io.github.inngestcdi.internal.config.SettingsReader;
import io.github.inngestcdi.internal.engine.FunctionRegistry;
import io.github.inngestcdi.internal.json.JsonPlatform;
import io.github.inngestcdi.internal.json.JsonbMapper;
import io.github.inngestcdi.internal.middleware.MiddlewareChain;
import io.github.inngestcdi.internal.serve.ServeHandler;
import io.github.inngestcdi.internal.serve.ServeRequest;
import io.github.inngestcdi.internal.serve.ServeResponse;
import io.github.inngestcdi.middleware.InngestMiddleware;
import io.github.inngestcdi.middleware.MiddlewareBinding;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An app with one function, and a server that calls it until its run ends and stores its answers. */
final class TestApp {
    final Map<String, JsonValue> stored = new LinkedHashMap<>();
    private final ServeHandler endpoint;
    private final String functionId;

    TestApp(FunctionDefinition<?, ?> function, InngestMiddleware... middleware) {
        var settings = Map.of("inngest.app-id", "shop", "inngest.dev", "true", "inngest.checkpointing", "false");
        var read = SettingsReader.read(key -> Optional.ofNullable(settings.get(key)), settings.keySet())
                .settings()
                .orElseThrow();
        var chain = MiddlewareChain.of(
                Stream.of(middleware).map(MiddlewareBinding::new).toList());
        var client = (Inngest) Proxy.newProxyInstance(
                TestApp.class.getClassLoader(), new Class<?>[] {Inngest.class}, (proxy, method, arguments) -> {
                    throw new UnsupportedOperationException(method.getName());
                });
        endpoint = new ServeHandler(
                read,
                FunctionRegistry.of("shop", List.of(function), chain),
                new JsonPlatform(),
                new JsonbMapper(),
                client,
                "test");
        functionId = "shop-" + function.id();
    }

    /** {@return the answer that ended the run} */
    ServeResponse run(String event) {
        for (int calls = 0; calls < 10; calls++) {
            var answer = call(event);
            if (answer.status() != 206) {
                return answer;
            }
            for (var operation : Values.value(text(answer)).asJsonArray()) {
                var step = operation.asJsonObject();
                stored.put(step.getString("id"), step.get("data"));
            }
        }
        throw new AssertionError("The run does not end: " + stored);
    }

    static String text(ServeResponse answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private ServeResponse call(String event) {
        var memos = stored.entrySet().stream()
                .map(memo -> "\"%s\":{\"data\":%s}".formatted(memo.getKey(), memo.getValue()))
                .collect(Collectors.joining(","));
        var body = """
                {"ctx":{"attempt":0,"run_id":"01M806BRWD064NDKZS1DA4Y28Z","stack":{"stack":[],"current":0}},\
                "event":%s,"events":[%s],"steps":{%s},"version":2}""".formatted(event, event, memos);
        return endpoint.handle(new ServeRequest(
                "POST",
                URI.create("http://localhost:8080/api/inngest?stepId=step&fnId=" + functionId),
                name -> null,
                new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8))));
    }
}
