package io.github.inngestcdi.internal.client;

import io.github.inngestcdi.Inngest;
import io.github.inngestcdi.InngestException;
import io.github.inngestcdi.InngestSettings;
import io.github.inngestcdi.Secret;
import io.github.inngestcdi.internal.json.JsonPlatform;
import io.github.inngestcdi.spi.JsonMapper;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** The client over HTTP: retried under one seed, so that a request whose answer was lost makes no second event. */
public final class HttpInngest implements Inngest, AutoCloseable {
    /** What the dev server accepts in place of a key. */
    private static final String NO_KEY = "NO_EVENT_KEY_SET";

    private final InngestSettings settings;
    private final ServerConnection connection;
    private final JsonPlatform json;
    private final EventWriter writer;
    private final Signals signals;
    private final Backoff backoff;
    private final Executor executor;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    /**
     * Sends to the server that {@code settings} name.
     *
     * @param executor runs what {@link #sendAsync} sends
     */
    public HttpInngest(InngestSettings settings, JsonPlatform json, JsonMapper mapper, Executor executor) {
        this(settings, json, mapper, executor, Clock.systemUTC(), Backoff.sleeping());
    }

    HttpInngest(
            InngestSettings settings,
            JsonPlatform json,
            JsonMapper mapper,
            Executor executor,
            Clock clock,
            Backoff backoff) {
        this.settings = settings;
        this.connection = new ServerConnection(settings);
        this.json = json;
        this.writer = new EventWriter(json, mapper, clock);
        this.signals = new Signals(settings, connection, json, mapper, backoff);
        this.executor = executor;
        this.clock = clock;
        this.backoff = backoff;
    }

    @Override
    public String send(Object event) {
        return send(List.of(event)).get(0);
    }

    @Override
    public List<String> send(List<?> events) {
        List<String> written = events.stream().map(writer::write).toList();
        List<String> ids = new ArrayList<>();
        for (List<String> batch : EventBatch.split(written)) {
            try {
                ids.addAll(sendBatch(batch));
            } catch (InngestException e) {
                throw withAccepted(ids, e);
            }
        }
        return List.copyOf(ids);
    }

    @Override
    public CompletionStage<String> sendAsync(Object event) {
        String written;
        try {
            written = writer.write(event);
        } catch (IllegalArgumentException e) {
            return CompletableFuture.failedFuture(e);
        }
        return CompletableFuture.supplyAsync(() -> sendBatch(List.of(written)).get(0), executor);
    }

    private List<String> sendBatch(List<String> events) {
        HttpRequest request = connection
                .request(settings.eventApiBaseUrl().resolve(path("/e/" + eventKey())))
                .header(
                        "x-inngest-event-id-seed",
                        EventIdSeed.random(clock.instant(), random).header())
                .POST(BodyPublishers.ofString("[" + String.join(",", events) + "]"))
                .build();
        return backoff.retry(() -> accepted(request.uri(), connection.send(request), events.size()));
    }

    private String eventKey() {
        if (settings.eventKey().isEmpty() && !settings.dev()) {
            throw ClientMessages.eventKeyMissing();
        }
        return settings.eventKey()
                .map(Secret::reveal)
                .map(key -> URLEncoder.encode(key, StandardCharsets.UTF_8))
                .orElse(NO_KEY);
    }

    private String path(String path) {
        return settings.eventApiBaseUrl().getRawPath() + path;
    }

    private List<String> accepted(URI server, HttpResponse<String> answer, int sent) {
        JsonObject body = body(server, answer);
        List<String> ids = ids(body);
        if (answer.statusCode() != 200) {
            throw ClientMessages.refused(server, answer.statusCode(), body.getString("error", answer.body()), ids);
        }
        if (ids.size() != sent) {
            throw ClientMessages.unreadable(server, answer.statusCode());
        }
        return ids;
    }

    private JsonObject body(URI server, HttpResponse<String> answer) {
        try {
            return json.object(answer.body());
        } catch (JsonException | ClassCastException e) {
            throw answer.statusCode() == 200
                    ? ClientMessages.unreadable(server, answer.statusCode())
                    : ClientMessages.refused(server, answer.statusCode(), answer.body(), List.of());
        }
    }

    private static List<String> ids(JsonObject body) {
        return body.get("ids") instanceof JsonArray ids
                ? ids.getValuesAs(JsonString::getString).stream()
                        .filter(id -> !id.isEmpty())
                        .toList()
                : List.of();
    }

    @Override
    public Optional<String> sendSignal(String signal, @Nullable Object data) {
        return signals.send(signal, data);
    }

    private static InngestException withAccepted(List<String> before, InngestException failure) {
        List<String> accepted = new ArrayList<>(before);
        accepted.addAll(failure.acceptedIds());
        InngestException whole =
                new InngestException(failure.getMessage(), failure.status().orElse(0), accepted, failure.getCause());
        whole.setStackTrace(failure.getStackTrace());
        return whole;
    }

    @Override
    public void close() {
        connection.close();
    }
}
