package io.github.inngestcdi.devserver.internal;

import io.github.inngestcdi.devserver.DevServerOptions;
import io.github.inngestcdi.devserver.internal.api.EventApi;
import io.github.inngestcdi.devserver.internal.api.InfoApi;
import io.github.inngestcdi.devserver.internal.api.RegisterApi;
import io.github.inngestcdi.devserver.internal.api.v1.RestApi;
import io.github.inngestcdi.devserver.internal.api.v2.ApiV2;
import io.github.inngestcdi.devserver.internal.app.AppPoller;
import io.github.inngestcdi.devserver.internal.dashboard.Changes;
import io.github.inngestcdi.devserver.internal.dashboard.PageApi;
import io.github.inngestcdi.devserver.internal.dispatch.Dispatcher;
import io.github.inngestcdi.devserver.internal.dispatch.Fetcher;
import io.github.inngestcdi.devserver.internal.dispatch.HttpTransport;
import io.github.inngestcdi.devserver.internal.engine.Engine;
import io.github.inngestcdi.devserver.internal.http.HttpFront;
import io.github.inngestcdi.devserver.internal.http.RequestGuard;
import io.github.inngestcdi.devserver.internal.messages.DevServerMessages;
import io.github.inngestcdi.devserver.internal.protocol.SigningKey;
import io.github.inngestcdi.devserver.internal.time.Backoff;
import io.github.inngestcdi.devserver.internal.time.Timeline;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Assembles the parts of a dev server, and starts and stops them. */
public final class RunningServer implements AutoCloseable {
    private static final Duration MAX_WAIT = Duration.ofSeconds(30);

    private final Timeline timeline = new Timeline(InstantSource.system());
    private final ExecutorService workers;
    private final Dispatcher dispatcher;
    private final Engine engine;
    private final AppPoller poller;
    private final HttpFront front;

    private RunningServer(DevServerOptions options) {
        var names = new AtomicInteger();
        workers = Executors.newFixedThreadPool(Math.max(4, Runtime.getRuntime().availableProcessors()), task -> {
            var thread = new Thread(task, "inngest-devserver-worker-" + names.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        var http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(10))
                .followRedirects(HttpClient.Redirect.NORMAL)
                .executor(workers)
                .build();
        var key = options.signingKey().map(SigningKey::new);
        var kind = kind(options);
        var changes = new Changes();
        dispatcher = new Dispatcher(workers, new HttpTransport(http, timeline, key), new Fetcher(http));
        engine = new Engine(timeline, dispatcher, new Backoff(options.retryInterval()), changes);
        poller = new AppPoller(http, key, kind, options.poll());
        var routes = new Routes(
                new RequestGuard(isLoopback(options.host()), key, options.eventKey()),
                new EventApi(engine),
                new RegisterApi(engine, kind, poller),
                new RestApi(engine, key),
                new InfoApi(engine, key.isPresent(), options.poll(), options.apps()),
                new PageApi(engine, changes, this::advance),
                new ApiV2(engine));
        front = new HttpFront(options.host(), options.port(), kind, routes);
    }

    private static String kind(DevServerOptions options) {
        return options.signingKey().isPresent() ? "cloud" : "dev";
    }

    /** Starts a server. It answers requests when this method returns. */
    public static RunningServer start(DevServerOptions options) {
        var server = new RunningServer(options);
        try {
            server.front.start();
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
        DevServerMessages.started(server.uri(), kind(options));
        if (!isLoopback(options.host())) {
            DevServerMessages.warnBoundBeyondLoopback(options.host());
        }
        server.poller.start(options.apps());
        return server;
    }

    /** {@return whether only this machine can reach {@code host}} */
    public static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    public URI uri() {
        return front.uri();
    }

    public Instant now() {
        return timeline.instant();
    }

    /** Moves the clock from one due time to the next. Each request is answered before the clock moves on. */
    public void advance(Duration time) {
        if (time.isNegative()) {
            throw DevServerMessages.badOption("Time cannot be moved back.", "Advance it by zero or more.");
        }
        settle();
        var target = timeline.instant().plus(time);
        while (timeline.moveToNext(target)) {
            settle();
        }
        settle();
    }

    private void settle() {
        if (!awaitIdle(MAX_WAIT)) {
            throw DevServerMessages.stillBusy(engine.unfinished(), MAX_WAIT);
        }
    }

    /** {@return whether all due work is done within {@code atMost}} */
    public boolean awaitIdle(Duration atMost) {
        long end = System.nanoTime() + atMost.toNanos();
        while (!engine.idle()) {
            if (System.nanoTime() - end > 0) {
                return false;
            }
            LockSupport.parkNanos(200_000);
        }
        return true;
    }

    @Override
    public void close() {
        dispatcher.close();
        poller.close();
        timeline.close();
        front.close();
        workers.shutdownNow();
    }
}
