package io.github.inngestcdi.internal.client;

import io.github.inngestcdi.Inngest;
import io.github.inngestcdi.InngestSettings;
import io.github.inngestcdi.Invocation;
import io.github.inngestcdi.Runs;
import io.github.inngestcdi.Secret;
import io.github.inngestcdi.internal.json.JsonPlatform;
import io.github.inngestcdi.internal.middleware.MiddlewareChain;
import io.github.inngestcdi.spi.EventClient;
import io.github.inngestcdi.spi.JsonMapper;
import io.github.inngestcdi.spi.PreparedEvent;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** The client over HTTP. It retries under one seed, so that a request whose answer was lost does not create an event twice. */
public final class HttpInngest implements Inngest, EventClient, AutoCloseable {
    private static final Duration INVOCATION_TIMEOUT = Duration.ofMinutes(5);

    private final Target target;
    private final ClientTools tools;
    private final EventPreparer preparer;
    private final SendHooks hooks;
    private final EventSender sender;
    private final Signals signals;
    private final Realtime realtime;
    private final HttpRuns runs;

    /**
     * Sends to the server that {@code settings} name.
     *
     * @param executor runs the requests of {@link #sendAsync}
     */
    public HttpInngest(InngestSettings settings, JsonPlatform json, JsonMapper mapper, Executor executor) {
        this(settings, json, mapper, executor, MiddlewareChain.none());
    }

    /**
     * Sends to the server that {@code settings} name, through {@code middleware}.
     *
     * @param executor runs the requests of {@link #sendAsync}
     */
    public HttpInngest(
            InngestSettings settings,
            JsonPlatform json,
            JsonMapper mapper,
            Executor executor,
            MiddlewareChain middleware) {
        this(Target.of(settings), new ClientTools(json, mapper, middleware, executor, Clock.systemUTC(), Pause.SLEEP));
    }

    HttpInngest(Target target, ClientTools tools) {
        this.target = target;
        this.tools = tools;
        this.preparer = tools.preparer();
        this.hooks = new SendHooks(tools.middleware(), tools.json());
        this.sender = new EventSender(target, tools.json(), tools.backoff(), tools.clock());
        var api = new RestApi(target, tools.json(), tools.backoff(), tools.clock());
        this.signals = new Signals(api, tools.json(), tools.mapper());
        this.realtime = new Realtime(api, tools.mapper());
        this.runs = tools.runs(api, target.settings().appId(), hooks);
    }

    @Override
    public String send(Object event) {
        return send(List.of(event)).get(0);
    }

    @Override
    public List<String> send(List<?> events) {
        return sendPrepared(preparer.prepareAll(events));
    }

    @Override
    public PreparedEvent prepare(Object event) {
        return preparer.prepare(event);
    }

    @Override
    public List<String> sendPrepared(List<PreparedEvent> events) {
        return hooks.around(events, () -> sender.send(events));
    }

    @Override
    public CompletionStage<String> sendAsync(Object event) {
        return later(List.of(event)).thenApply(ids -> ids.get(0));
    }

    @Override
    public CompletionStage<List<String>> sendAsync(List<?> events) {
        return later(events);
    }

    /** The events are prepared now, as their data may change. */
    private CompletableFuture<List<String>> later(List<?> events) {
        try {
            var prepared = preparer.prepareAll(events);
            return CompletableFuture.supplyAsync(() -> sendPrepared(prepared), tools.executor());
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    @Override
    public Optional<String> sendSignal(String signal, @Nullable Object data) {
        return signals.send(signal, data);
    }

    @Override
    public <R> @Nullable R invoke(Invocation<R> invocation) {
        var runId = runs.start(invocation);
        return runs.<R>result(runId, invocation.type(), invocation.timeout().orElse(INVOCATION_TIMEOUT));
    }

    @Override
    public void publish(String channel, String topic, @Nullable Object data) {
        realtime.publish(channel, topic, data);
    }

    @Override
    public Runs runs() {
        return runs;
    }

    @Override
    public Inngest withEnvironment(String name) {
        return new HttpInngest(target.inEnvironment(name), tools);
    }

    @Override
    public Inngest withEventKey(Secret key) {
        return new HttpInngest(target.withEventKey(key), tools);
    }

    @Override
    public void close() {
        target.connection().close();
    }
}
