package io.github.inngestcdi.devserver.internal.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.inngestcdi.devserver.internal.json.Json;
import io.github.inngestcdi.devserver.internal.messages.DevServerMessages;
import io.github.inngestcdi.devserver.internal.protocol.Digests;
import io.github.inngestcdi.devserver.internal.protocol.Operation;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Stores the metadata that apps report with their steps, or through the REST API. Called within a turn. */
public final class Notes {
    private Notes() {}

    /** The reason why metadata is not stored. */
    public record Refusal(int status, String message) {
        /** {@return the refusal for an id that no run has} */
        public static Refusal unknownRun(String runId) {
            return new Refusal(404, "Unable to load function run: " + runId);
        }
    }

    /** Stores the metadata of {@code op}. A problem is only logged, as it must not fail the run. */
    public static void take(Run run, Operation op) {
        if (run.memoized(op.id())) {
            return;
        }
        for (var update : op.json().path("metadata")) {
            var scope = Json.text(update, "scope");
            note(run, scope.equalsIgnoreCase("run") ? Metadata.RUN : op.id(), update)
                    .ifPresent(
                            why -> DevServerMessages.noteRefused(run.function().slug(), why.message()));
        }
        var options = op.options();
        if (!Json.text(options, "experimentName").isEmpty()) {
            var values = Json.object()
                    .put("name", Json.text(options, "experimentName"))
                    .put("variant", Json.text(options, "variant"))
                    .put("selection_strategy", Json.text(options, "selectionStrategy"));
            var update = Json.object().put("kind", Metadata.EXPERIMENT).set("values", values);
            run.metadata().update(op.id(), update);
        }
    }

    /** Stores the metadata of a request of the form {@code {"target":{"step_id",…},"metadata":[…]}}. */
    public static Optional<Refusal> take(Run run, JsonNode body) {
        var target = body.path("target");
        for (var finer : new String[] {"step_index", "step_attempt", "span_id"}) {
            if (target.hasNonNull(finer) && !target.hasNonNull("step_id")) {
                return Optional.of(new Refusal(400, "Invalid metadata target: it has " + finer + ", but no step_id"));
            }
        }
        for (var update : body.path("metadata")) {
            var problem = note(run, stepId(target), update);
            if (problem.isPresent()) {
                return problem;
            }
        }
        return Optional.empty();
    }

    private static Optional<Refusal> note(Run run, String target, JsonNode update) {
        var problem = Metadata.problem(update);
        if (problem.isPresent()) {
            return Optional.of(new Refusal(400, "Invalid metadata: " + problem.get()));
        }
        return run.metadata().update(target, update)
                ? Optional.empty()
                : Optional.of(new Refusal(413, "Metadata has 64 kB at most, and that of a run 1 MB in all"));
    }

    /** {@return the hash of the step id in {@code target}, which is not hashed} */
    private static String stepId(@Nullable JsonNode target) {
        var id = Json.text(target, "step_id");
        int index = target == null ? 0 : target.path("step_index").asInt(0);
        if (id.isEmpty()) {
            return Metadata.RUN;
        }
        var text = index == 0 ? id : id + ":" + index;
        return Digests.sha1Hex(text.getBytes(StandardCharsets.UTF_8));
    }
}
