package io.github.inngestcdi.internal.client;

import io.github.inngestcdi.InngestException;
import io.github.inngestcdi.internal.json.JsonPlatform;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The server's answer: a JSON object or nothing. The object's own {@code status} replaces a 2xx of HTTP, as the server's cache
 * turns every status into 200.
 *
 * @param body empty if there was none, or if the server answers an error as text
 */
record Reply(URI server, int status, JsonObject body, String text, Optional<Duration> retryAfter) {
    /** @throws InngestException if the answer reports success, but is not a JSON object */
    static Reply of(HttpResponse<String> answer, JsonPlatform json, Clock clock) {
        var body = read(answer, json);
        int status = isSuccess(answer.statusCode()) && body.get("status") instanceof JsonNumber own
                ? own.intValue()
                : answer.statusCode();
        var retryAfter =
                answer.headers().firstValue("Retry-After").flatMap(header -> RetryAfter.parse(header.strip(), clock));
        return new Reply(answer.uri(), status, body, answer.body(), retryAfter);
    }

    private static JsonObject read(HttpResponse<String> answer, JsonPlatform json) {
        if (answer.body().isBlank()) {
            return JsonObject.EMPTY_JSON_OBJECT;
        }
        try {
            return json.object(answer.body());
        } catch (JsonException | ClassCastException e) {
            if (isSuccess(answer.statusCode())) {
                throw ClientMessages.unreadable(answer.uri(), answer.statusCode(), List.of());
            }
            return JsonObject.EMPTY_JSON_OBJECT;
        }
    }

    private static boolean isSuccess(int status) {
        return status >= 200 && status < 300;
    }

    boolean accepted() {
        return isSuccess(status);
    }

    /** {@return the {@code data} of the answer, if it is an object} */
    Optional<JsonObject> data() {
        return body.get("data") instanceof JsonObject data ? Optional.of(data) : Optional.empty();
    }

    /** {@return the objects in the {@code data} of the answer} */
    List<JsonObject> list() {
        return body.get("data") instanceof JsonArray data ? data.getValuesAs(JsonObject.class) : List.of();
    }

    /** {@return the reason that the server gives for its refusal} */
    String reason() {
        if (body.get("error") instanceof JsonString error) {
            return error.getString();
        }
        if (body.get("errors") instanceof JsonArray errors) {
            return errors.getValuesAs(JsonObject.class).stream()
                    .map(error -> error.getString("message", ""))
                    .collect(Collectors.joining("; "));
        }
        return text;
    }

    InngestException unreadable() {
        return ClientMessages.unreadable(server, status, List.of());
    }
}
