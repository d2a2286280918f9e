package io.github.inngestcdi.devserver.internal.app;

import io.github.inngestcdi.devserver.internal.json.CanonicalJson;
import io.github.inngestcdi.devserver.internal.json.Json;
import io.github.inngestcdi.devserver.internal.messages.DevServerMessages;
import io.github.inngestcdi.devserver.internal.protocol.SigningKey;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Asks apps to register again at an interval, so that the server notices an app that was changed or restarted. */
public final class AppPoller implements AutoCloseable {
    public static final Duration INTERVAL = Duration.ofSeconds(5);
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private enum State {
        UNKNOWN,
        ANSWERS,
        SILENT
    }

    private final HttpClient http;
    private final Optional<SigningKey> key;
    private final String kind;
    private final boolean polling;
    private final Map<URI, State> apps = new ConcurrentHashMap<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "inngest-devserver-poll");
        thread.setDaemon(true);
        return thread;
    });

    public AppPoller(HttpClient http, Optional<SigningKey> key, String kind, boolean polling) {
        this.http = http;
        this.key = key;
        this.kind = kind;
        this.polling = polling;
    }

    public void start(List<URI> urls) {
        urls.forEach(url -> {
            apps.put(url, State.UNKNOWN);
            ping(url);
        });
        if (polling) {
            var unused = timer.scheduleWithFixedDelay(
                    () -> apps.keySet().forEach(this::ping),
                    INTERVAL.toMillis(),
                    INTERVAL.toMillis(),
                    TimeUnit.MILLISECONDS);
        }
    }

    /** Adds the app at {@code url}, which has registered, to the apps to ask. */
    public void follow(URI url) {
        if (url.getHost() != null) {
            apps.putIfAbsent(url, State.UNKNOWN);
        }
    }

    private void ping(URI url) {
        var body = CanonicalJson.of(Json.object().put("url", url.toString()));
        try {
            var request = HttpRequest.newBuilder(url)
                    .timeout(TIMEOUT)
                    .header("content-type", "application/json")
                    .header("x-inngest-server-kind", kind)
                    .PUT(HttpRequest.BodyPublishers.ofByteArray(body));
            key.ifPresent(with -> request.header("x-inngest-signature", with.sign(body, Instant.now())));
            var unused = http.sendAsync(request.build(), HttpResponse.BodyHandlers.discarding())
                    .whenComplete((response, problem) -> pinged(url, response, problem));
        } catch (IllegalArgumentException e) {
            pinged(url, null, e);
        }
    }

    private void pinged(URI url, @Nullable HttpResponse<Void> response, @Nullable Throwable problem) {
        boolean answers = response != null && response.statusCode() / 100 == 2;
        var before = apps.put(url, answers ? State.ANSWERS : State.SILENT);
        if (answers && before == State.SILENT) {
            DevServerMessages.reachableAgain(url);
        } else if (!answers && before != State.SILENT && !timer.isShutdown()) {
            DevServerMessages.appUnreachable(url, response == null ? why(problem) : "status " + response.statusCode());
        }
    }

    private static String why(@Nullable Throwable problem) {
        var cause = problem != null && problem.getCause() != null ? problem.getCause() : problem;
        return cause == null || cause.getMessage() == null
                ? String.valueOf(cause == null ? null : cause.getClass().getSimpleName())
                : cause.getMessage();
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
