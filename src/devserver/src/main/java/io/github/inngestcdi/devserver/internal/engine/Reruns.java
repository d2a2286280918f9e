package io.github.inngestcdi.devserver.internal.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.inngestcdi.devserver.internal.json.Json;
import io.github.inngestcdi.devserver.internal.protocol.EventIds;
import io.github.inngestcdi.devserver.internal.protocol.Memo;
import io.github.inngestcdi.devserver.internal.run.Due;
import io.github.inngestcdi.devserver.internal.run.Job;
import io.github.inngestcdi.devserver.internal.run.Run;
import io.github.inngestcdi.devserver.internal.run.StepTrace;
import java.util.List;
import java.util.Optional;

/** Starts the function of a run again with the same event, at its beginning or at a step. */
public final class Reruns {
    Reruns() {}

    /** The id of the new run, or the reason for none. */
    public record Outcome(int status, String text) {
        public boolean started() {
            return status == 200;
        }
    }

    /**
     * Starts {@code runId} again.
     *
     * @param from the step to begin with: its id or its name as {@code step_id}, and its new {@code input}; null or
     *     missing to start at the beginning
     */
    Outcome rerun(Turn turn, String runId, JsonNode from) {
        var original = turn.runs().find(runId);
        if (original.isEmpty()) {
            return new Outcome(404, "Run not found");
        }
        if (from.isMissingNode() || from.isNull()) {
            return start(turn, original.get(), Optional.empty());
        }
        var id = first(from, "step_id", "stepId");
        var input = from.path("input");
        if (id.isEmpty()) {
            return new Outcome(400, "Step ID is required");
        }
        if (!input.isMissingNode() && !input.isArray()) {
            return new Outcome(400, "Step input must be a valid JSON array");
        }
        var matching = matching(original.get(), id);
        if (matching.size() != 1) {
            return new Outcome(
                    400,
                    matching.isEmpty()
                            ? "Step not found in original run"
                            : "Step name matches multiple steps in original run");
        }
        return start(turn, original.get(), Optional.of(new From(matching.get(0), input)));
    }

    private record From(StepTrace step, JsonNode input) {}

    private static String first(JsonNode object, String name, String other) {
        var value = Json.text(object, name);
        return value.isEmpty() ? Json.text(object, other) : value;
    }

    private static List<StepTrace> matching(Run run, String id) {
        return run.step(id)
                .map(List::of)
                .orElseGet(() -> run.steps().stream()
                        .filter(step -> step.name().equals(id))
                        .toList());
    }

    private static Outcome start(Turn turn, Run original, Optional<From> from) {
        var now = turn.now();
        var slug = original.function().slug();
        var function = turn.registry().function(slug).orElse(original.function());
        var run = new Run(EventIds.random(now), function, original.event(), now);
        run.note(now, "queued", "again, after " + original.id());
        from.ifPresent(begin -> prepare(run, original, begin));
        turn.runs().add(run);
        turn.changed(run);
        var first = from.filter(begin -> begin.step().ranByTheApp())
                .map(begin -> Job.start(run, begin.step().id(), now))
                .orElseGet(() -> Job.start(run, now));
        turn.request(new Due.Call(first));
        return new Outcome(200, run.id());
    }

    /** Copies the results of the steps that began before the first step to run again. */
    private static void prepare(Run run, Run original, From from) {
        for (var step : original.steps()) {
            if (step == from.step()) {
                break;
            }
            var memo = original.memos().get(step.id());
            if (memo != null) {
                run.step(step.id(), id -> step.again(run.createdAt()));
                run.memoize(step.id(), memo, run.createdAt());
            }
        }
        if (from.input().isArray()) {
            run.replaceInput(from.step().id(), Memo.of(Json.object().set("input", from.input())));
        }
    }
}
