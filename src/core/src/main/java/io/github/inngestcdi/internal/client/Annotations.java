package io.github.inngestcdi.internal.client;

import io.github.inngestcdi.RunMetadata;
import io.github.inngestcdi.Score;
import io.github.inngestcdi.internal.json.JsonPlatform;
import io.github.inngestcdi.spi.JsonMapper;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.nio.charset.StandardCharsets;

/** Attaches scores and metadata to runs: {@code POST /v1/runs/{id}/metadata}. */
final class Annotations {
    private static final int LONGEST_NAME = 128;
    private static final String USERLAND = "userland.";
    private static final int MOST_BYTES = 64 * 1024;

    private final RestApi api;
    private final JsonPlatform json;
    private final JsonMapper mapper;

    Annotations(RestApi api, JsonPlatform json, JsonMapper mapper) {
        this.api = api;
        this.json = json;
        this.mapper = mapper;
    }

    void score(String runId, Score score) {
        check(score);
        JsonObjectBuilder value = json.newObject();
        if (score.value() instanceof Boolean good) {
            value.add("value", good);
        } else {
            value.add("value", ((Number) score.value()).doubleValue());
        }
        JsonObject values = json.newObject().add(score.name(), value).build();
        JsonObjectBuilder target = json.newObject().add("run_id", runId);
        score.stepId().ifPresent(id -> target.add("step_id", id));
        attach(runId, target, "inngest.score", values);
    }

    private static void check(Score score) {
        boolean nameFits = !score.name().isBlank()
                && size(score.name()) <= LONGEST_NAME
                && score.name().chars().noneMatch(c -> c < ' ' || c == 0x7f || c == '\'');
        if (!nameFits) {
            throw ClientMessages.badScoreName(LONGEST_NAME);
        }
        if (!isFinite(score.value()) && !(score.value() instanceof Boolean)) {
            throw ClientMessages.badScoreValue(score.name());
        }
    }

    private static boolean isFinite(Object value) {
        return value instanceof Number number && Double.isFinite(number.doubleValue());
    }

    void metadata(String runId, RunMetadata metadata) {
        String kind = USERLAND + metadata.kind();
        if (metadata.kind().isBlank() || size(kind) > LONGEST_NAME) {
            throw ClientMessages.badMetadataKind(LONGEST_NAME - USERLAND.length());
        }
        JsonObject values = values(metadata);
        int size = values.entrySet().stream()
                .mapToInt(each -> size(each.getKey()) + size(each.getValue().toString()))
                .sum();
        if (size > MOST_BYTES) {
            throw ClientMessages.metadataTooLarge(metadata.kind(), size, MOST_BYTES);
        }
        attach(runId, target(runId, metadata), kind, values);
    }

    private JsonObject values(RunMetadata metadata) {
        try {
            return json.object(mapper.toJson(metadata.values()));
        } catch (RuntimeException e) {
            throw ClientMessages.metadataNotWritable(metadata.kind(), e);
        }
    }

    private JsonObjectBuilder target(String runId, RunMetadata metadata) {
        JsonObjectBuilder target = json.newObject().add("run_id", runId);
        if (metadata.stepId().isEmpty()
                && (metadata.stepIndex() != 0 || metadata.attempt().isPresent())) {
            throw ClientMessages.metadataWithoutStep(metadata.kind());
        }
        metadata.stepId().ifPresent(id -> target.add("step_id", id).add("step_index", metadata.stepIndex()));
        metadata.attempt().ifPresent(attempt -> target.add("step_attempt", attempt));
        return target;
    }

    private void attach(String runId, JsonObjectBuilder target, String kind, JsonObject values) {
        JsonObject update = json.newObject()
                .add("kind", kind)
                .add("op", "merge")
                .add("values", values)
                .build();
        JsonObject body = json.newObject()
                .add("target", target)
                .add("metadata", json.newArray().add(update))
                .build();
        api.post("/v1/runs/" + Target.encoded(runId) + "/metadata", body, RestApi::never);
    }

    private static int size(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
