package io.github.inngestcdi.internal.client;

import io.github.inngestcdi.internal.json.JsonPlatform;
import io.github.inngestcdi.spi.JsonMapper;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sends signals to the runs that wait for them: {@code POST /v1/signals}. */
final class Signals {
    private final RestApi api;
    private final JsonPlatform json;
    private final JsonMapper mapper;

    Signals(RestApi api, JsonPlatform json, JsonMapper mapper) {
        this.api = api;
        this.json = json;
        this.mapper = mapper;
    }

    Optional<String> send(String signal, @Nullable Object data) {
        var body = json.newObject()
                .add("signal", signal)
                .add("data", written(signal, data))
                .build();
        return runId(api.post("/v1/signals", body, RestApi::isNotFound));
    }

    private JsonValue written(String signal, @Nullable Object data) {
        try {
            return json.value(mapper.toJson(data));
        } catch (RuntimeException e) {
            throw ClientMessages.signalNotWritable(signal, e);
        }
    }

    /** An answer without an id means that no run waits for the signal. */
    private static Optional<String> runId(Reply reply) {
        return reply.data()
                .map(data -> data.get("run_id"))
                .filter(JsonString.class::isInstance)
                .map(id -> ((JsonString) id).getString());
    }
}
