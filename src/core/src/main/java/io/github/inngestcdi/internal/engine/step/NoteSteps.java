package io.github.inngestcdi.internal.engine.step;

import io.github.inngestcdi.Inngest;
import io.github.inngestcdi.RunMetadata;
import io.github.inngestcdi.Score;
import io.github.inngestcdi.internal.CoreMessages;
import io.github.inngestcdi.internal.json.JsonPlatform;
import io.github.inngestcdi.internal.wire.CodeKind;
import io.github.inngestcdi.internal.wire.MetadataUpdate;
import io.github.inngestcdi.spi.JsonMapper;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The steps that publish messages and attach metadata or scores. What is attached to the run itself is sent with the step;
 * what is attached to another step is sent by the client.
 */
public final class NoteSteps {
    private static final FoundStep.Outcome NOTHING = FoundStep.Outcome.of("null");

    private final JsonPlatform json;
    private final JsonMapper mapper;
    private final StepValues values;
    private final Inngest client;

    NoteSteps(JsonPlatform json, JsonMapper mapper, StepValues values, Inngest client) {
        this.json = json;
        this.mapper = mapper;
        this.values = values;
        this.client = client;
    }

    public FoundStep publish(String id, String channel, String topic, @Nullable Object data) {
        return step(CodeKind.PUBLISH, id, () -> {
            client.publish(channel, topic, data);
            return FoundStep.Outcome.of(values.written(id, data));
        });
    }

    public FoundStep metadata(String id, String runId, RunMetadata metadata) {
        return step(CodeKind.RUN, id, () -> {
            if (metadata.stepId().isEmpty()) {
                return ofTheRun(MetadataUpdate.of(metadata, json, mapper));
            }
            client.runs().metadata(runId, metadata);
            return NOTHING;
        });
    }

    public FoundStep score(String id, String runId, Score score) {
        return step(CodeKind.RUN, id, () -> {
            if (score.stepId().isEmpty()) {
                return ofTheRun(MetadataUpdate.of(score, json));
            }
            client.runs().score(runId, score);
            return NOTHING;
        });
    }

    private FoundStep.Outcome ofTheRun(MetadataUpdate update) {
        return new FoundStep.Outcome("null", List.of(update.ofScope("run", json)));
    }

    /** An argument that the client refuses would be refused again, so the step is not retried. */
    private static FoundStep step(CodeKind kind, String id, Supplier<FoundStep.Outcome> code) {
        FoundStep.Body body = input -> {
            try {
                return code.get();
            } catch (IllegalArgumentException e) {
                throw CoreMessages.stepRefused(id, e);
            }
        };
        return new FoundStep.Code(kind, List::of, body, value -> null);
    }
}
