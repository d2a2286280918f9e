package io.github.inngestcdi.internal.client;

import io.github.inngestcdi.InngestSettings;
import io.github.inngestcdi.internal.json.JsonPlatform;
import io.github.inngestcdi.spi.JsonMapper;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sends signals to the runs that wait for them: {@code POST /v1/signals}. */
final class Signals {
    private static final int NOBODY_WAITS = 404;

    private final InngestSettings settings;
    private final ServerConnection connection;
    private final JsonPlatform json;
    private final JsonMapper mapper;
    private final Backoff backoff;

    Signals(
            InngestSettings settings,
            ServerConnection connection,
            JsonPlatform json,
            JsonMapper mapper,
            Backoff backoff) {
        this.settings = settings;
        this.connection = connection;
        this.json = json;
        this.mapper = mapper;
        this.backoff = backoff;
    }

    Optional<String> send(String signal, @Nullable Object data) {
        String body = json.newObject()
                .add("signal", signal)
                .add("data", written(signal, data))
                .build()
                .toString();
        URI uri = URI.create(settings.apiBaseUrl() + "/v1/signals");
        return backoff.retry(
                () -> runId(uri, connection.sendSigned(connection.request(uri).POST(BodyPublishers.ofString(body)))));
    }

    private JsonValue written(String signal, @Nullable Object data) {
        try {
            return json.value(mapper.toJson(data));
        } catch (RuntimeException e) {
            throw ClientMessages.signalNotWritable(signal, e);
        }
    }

    /** The dev server answers 200 with the status in the body; the cloud answers the status itself. */
    private Optional<String> runId(URI server, HttpResponse<String> answer) {
        JsonObject body = body(server, answer);
        int status = body.getInt("status", answer.statusCode());
        if (status == NOBODY_WAITS) {
            return Optional.empty();
        }
        if (status >= 300) {
            throw ClientMessages.refused(server, status, body.getString("error", answer.body()), List.of());
        }
        return body.get("data") instanceof JsonObject data && data.get("run_id") instanceof JsonString runId
                ? Optional.of(runId.getString())
                : Optional.empty();
    }

    private JsonObject body(URI server, HttpResponse<String> answer) {
        try {
            return json.object(answer.body());
        } catch (JsonException | ClassCastException e) {
            throw answer.statusCode() < 300
                    ? ClientMessages.unreadable(server, answer.statusCode())
                    : ClientMessages.refused(server, answer.statusCode(), answer.body(), List.of());
        }
    }
}
