package io.github.inngestcdi.internal.client;

import io.github.inngestcdi.RunMetadata;
import io.github.inngestcdi.Score;
import io.github.inngestcdi.internal.json.JsonPlatform;
import io.github.inngestcdi.internal.wire.MetadataUpdate;
import io.github.inngestcdi.spi.JsonMapper;
import jakarta.json.JsonObjectBuilder;

/** Attaches scores and metadata to runs: {@code POST /v1/runs/{id}/metadata}. */
final class Annotations {
    private final RestApi api;
    private final JsonPlatform json;
    private final JsonMapper mapper;

    Annotations(RestApi api, JsonPlatform json, JsonMapper mapper) {
        this.api = api;
        this.json = json;
        this.mapper = mapper;
    }

    void score(String runId, Score score) {
        var update = MetadataUpdate.of(score, json);
        var target = json.newObject().add("run_id", runId);
        score.stepId().ifPresent(id -> target.add("step_id", id));
        attach(runId, target, update);
    }

    void metadata(String runId, RunMetadata metadata) {
        var update = MetadataUpdate.of(metadata, json, mapper);
        var target = json.newObject().add("run_id", runId);
        metadata.stepId().ifPresent(id -> target.add("step_id", id).add("step_index", metadata.stepIndex()));
        metadata.attempt().ifPresent(attempt -> target.add("step_attempt", attempt));
        attach(runId, target, update);
    }

    private void attach(String runId, JsonObjectBuilder target, MetadataUpdate update) {
        var body = json.newObject()
                .add("target", target)
                .add("metadata", json.newArray().add(update.toJson(json)))
                .build();
        api.post("/v1/runs/" + Target.encoded(runId) + "/metadata", body, RestApi::never);
    }
}
