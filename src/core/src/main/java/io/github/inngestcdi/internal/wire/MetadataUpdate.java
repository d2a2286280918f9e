package io.github.inngestcdi.internal.wire;

import io.github.inngestcdi.RunMetadata;
import io.github.inngestcdi.Score;
import io.github.inngestcdi.internal.CoreMessages;
import io.github.inngestcdi.internal.json.JsonPlatform;
import io.github.inngestcdi.spi.JsonMapper;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.nio.charset.StandardCharsets;

/**
 * Values of one kind that are merged into those that a run or step has.
 *
 * @param kind {@code userland.billing}, {@code inngest.score}, …
 */
public record MetadataUpdate(String kind, JsonObject values) {
    private static final int MAX_NAME_BYTES = 128;
    private static final String USERLAND = "userland.";
    private static final int MAX_BYTES = 64 * 1024;

    /**
     * {@return {@code score} as an update}
     *
     * @throws IllegalArgumentException if the server would refuse it
     */
    public static MetadataUpdate of(Score score, JsonPlatform json) {
        check(score);
        var value = json.newObject();
        if (score.value() instanceof Boolean good) {
            value.add("value", good);
        } else {
            value.add("value", ((Number) score.value()).doubleValue());
        }
        return new MetadataUpdate(
                "inngest.score", json.newObject().add(score.name(), value).build());
    }

    private static void check(Score score) {
        boolean nameFits = !score.name().isBlank()
                && size(score.name()) <= MAX_NAME_BYTES
                && score.name().chars().noneMatch(c -> c < ' ' || c == 0x7f || c == '\'');
        if (!nameFits) {
            throw CoreMessages.badScoreName(MAX_NAME_BYTES);
        }
        if (!isFinite(score.value()) && !(score.value() instanceof Boolean)) {
            throw CoreMessages.badScoreValue(score.name());
        }
    }

    private static boolean isFinite(Object value) {
        return value instanceof Number number && Double.isFinite(number.doubleValue());
    }

    /**
     * {@return {@code metadata} as an update, whatever it is attached to}
     *
     * @throws IllegalArgumentException if the server would refuse it, or JSON cannot carry it
     */
    public static MetadataUpdate of(RunMetadata metadata, JsonPlatform json, JsonMapper mapper) {
        var kind = USERLAND + metadata.kind();
        if (metadata.kind().isBlank() || size(kind) > MAX_NAME_BYTES) {
            throw CoreMessages.badMetadataKind(MAX_NAME_BYTES - USERLAND.length());
        }
        if (metadata.stepId().isEmpty()
                && (metadata.stepIndex() != 0 || metadata.attempt().isPresent())) {
            throw CoreMessages.metadataWithoutStep(metadata.kind());
        }
        var values = written(metadata, json, mapper);
        int size = values.entrySet().stream()
                .mapToInt(each -> size(each.getKey()) + size(each.getValue().toString()))
                .sum();
        if (size > MAX_BYTES) {
            throw CoreMessages.metadataTooLarge(metadata.kind(), size, MAX_BYTES);
        }
        return new MetadataUpdate(kind, values);
    }

    private static JsonObject written(RunMetadata metadata, JsonPlatform json, JsonMapper mapper) {
        try {
            return json.object(mapper.toJson(metadata.values()));
        } catch (RuntimeException e) {
            throw CoreMessages.metadataNotWritable(metadata.kind(), e);
        }
    }

    /** {@return this update as the REST API reads it} */
    public JsonObject toJson(JsonPlatform json) {
        return described(json).build();
    }

    /** {@return this update as an operation carries it; {@code scope} names what it is attached to: {@code run}, {@code step}} */
    public JsonObject ofScope(String scope, JsonPlatform json) {
        return described(json).add("scope", scope).build();
    }

    private JsonObjectBuilder described(JsonPlatform json) {
        return json.newObject().add("kind", kind).add("op", "merge").add("values", values);
    }

    private static int size(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
