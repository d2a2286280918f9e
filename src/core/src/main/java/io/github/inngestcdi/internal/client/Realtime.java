package io.github.inngestcdi.internal.client;

import io.github.inngestcdi.spi.JsonMapper;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Publishes messages: {@code POST /v1/realtime/publish}. */
final class Realtime {
    /** The server cuts a longer message without an error. */
    private static final int MAX_BYTES = 512 * 1024;

    private final RestApi api;
    private final JsonMapper mapper;

    Realtime(RestApi api, JsonMapper mapper) {
        this.api = api;
        this.mapper = mapper;
    }

    void publish(String channel, String topic, @Nullable Object data) {
        if (channel.isBlank() || topic.isBlank()) {
            throw ClientMessages.channelBlank();
        }
        var message = written(channel, topic, data);
        int size = message.getBytes(StandardCharsets.UTF_8).length;
        if (size > MAX_BYTES) {
            throw ClientMessages.messageTooLarge(channel, topic, size, MAX_BYTES);
        }
        var query = "?channel=%s&topic=%s".formatted(Target.encoded(channel), Target.encoded(topic));
        api.post("/v1/realtime/publish" + query, message, RestApi::never);
    }

    private String written(String channel, String topic, @Nullable Object data) {
        try {
            return mapper.toJson(data);
        } catch (RuntimeException e) {
            throw ClientMessages.messageNotWritable(channel, topic, e);
        }
    }
}
