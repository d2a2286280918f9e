package io.github.inngestcdi.cdi.internal;

import io.github.inngestcdi.FunctionDefinition;
import io.github.inngestcdi.cdi.internal.endpoint.Endpoint;
import io.github.inngestcdi.cdi.internal.function.DeployedFunctions;
import io.github.inngestcdi.internal.serve.ServeRequest;
import io.github.inngestcdi.internal.wire.StepId;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;

/** An application with its own container and settings. The container finds the extension as a server does. */
public final class TestApplication implements AutoCloseable {
    private final ClassLoader loader;
    private final Config config;
    private final WeldContainer container;

    private TestApplication(ClassLoader parent, Map<String, String> settings, List<Class<?>> beans) {
        loader = new URLClassLoader(new URL[0], parent);
        config = new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(settings, "test", 100))
                .build();
        ConfigProviderResolver.instance().registerConfig(config, loader);
        var thread = Thread.currentThread();
        var before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            container = new Weld(UUID.randomUUID().toString())
                    .setClassLoader(loader)
                    .addBeanClasses(beans.toArray(Class<?>[]::new))
                    .initialize();
        } catch (RuntimeException e) {
            ConfigProviderResolver.instance().releaseConfig(config);
            throw e;
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** Starts an application with these bean classes, in dev mode. */
    public static TestApplication of(Class<?>... beans) {
        return with(Map.of(), beans);
    }

    /** Starts an application with these settings, an app id and dev mode. An empty value removes a setting. */
    public static TestApplication with(Map<String, String> settings, Class<?>... beans) {
        return start(TestApplication.class.getClassLoader(), settings, beans);
    }

    /** Starts an application with these bean classes and the class path of {@code loader}. */
    public static TestApplication in(ClassLoader loader, Class<?>... beans) {
        return start(loader, Map.of(), beans);
    }

    private static TestApplication start(ClassLoader parent, Map<String, String> settings, Class<?>... beans) {
        Map<String, String> all = new HashMap<>(Map.of("inngest.app-id", "shop", "inngest.dev", "true"));
        all.putAll(settings);
        all.values().removeIf(String::isEmpty);
        return new TestApplication(parent, all, List.of(beans));
    }

    /** {@return the bean of this type} */
    public <T> T get(Class<T> type) {
        return container.select(type).get();
    }

    public WeldContainer container() {
        return container;
    }

    /** {@return the functions that the application declares} */
    public List<FunctionDefinition<?, ?>> functions() {
        return container.select(DeployedFunctions.class).get().all();
    }

    /** {@return the function with this id} */
    public FunctionDefinition<?, ?> function(String id) {
        return functions().stream()
                .filter(function -> function.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no function '" + id + "' in " + functions()));
    }

    /** {@return the status and body of the answer to a call request with this event and no memoized step} */
    public String call(String functionId, String event, String data) {
        return callWithEvents(functionId, event, data);
    }

    /** {@return the status and body of the answer to a call request with these memoized results, by step id} */
    public String callWithSteps(String functionId, String event, String data, Map<String, String> memos) {
        var steps = memos.entrySet().stream()
                .map(memo -> "\"%s\": %s".formatted(hash(memo.getKey()), memo.getValue()))
                .collect(Collectors.joining(", "));
        return call(functionId, event, steps, List.of(data));
    }

    /** {@return the status and body of the answer to a call request with a batch of events of this name} */
    public String callWithEvents(String functionId, String event, String... data) {
        return call(functionId, event, "", List.of(data));
    }

    /** {@return the status and body of the answer to a call request for the second attempt} */
    public String callAgain(String functionId, String event, String data) {
        return call(functionId, event, "", List.of(data), 1);
    }

    private String call(String functionId, String event, String steps, List<String> data) {
        return call(functionId, event, steps, data, 0);
    }

    private String call(String functionId, String event, String steps, List<String> data, int attempt) {
        var events = data.stream()
                .map(each -> "{\"name\": \"%s\", \"id\": \"01\", \"ts\": 1, \"data\": %s}".formatted(event, each))
                .toList();
        var body = """
                {"event": %s,
                 "events": %s,
                 "steps": {%s}, "version": 2, "use_api": false,
                 "ctx": {"run_id": "01RUN", "attempt": %d, "disable_immediate_execution": false, "use_api": false,
                         "stack": {"current": 0, "stack": []}}}""".formatted(events.get(0), events, steps, attempt);
        var answer = get(Endpoint.class)
                .answer(new ServeRequest(
                        "POST",
                        URI.create("http://localhost/api/inngest?fnId=shop-" + functionId + "&stepId=step"),
                        header -> null,
                        new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8))));
        return answer.status() + " " + new String(answer.body(), StandardCharsets.UTF_8);
    }

    /** {@return the hash under which the server memoizes a step} {@code id:1} is the second step with the id {@code id}. */
    private static String hash(String id) {
        int colon = id.indexOf(':');
        return colon < 0
                ? StepId.of(id, 0).hash()
                : StepId.of(id.substring(0, colon), Integer.parseInt(id.substring(colon + 1)))
                        .hash();
    }

    @Override
    public void close() {
        container.shutdown();
        ConfigProviderResolver.instance().releaseConfig(config);
    }
}
