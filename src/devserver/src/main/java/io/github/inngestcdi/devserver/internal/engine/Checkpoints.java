package io.github.inngestcdi.devserver.internal.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.inngestcdi.devserver.internal.json.Json;
import io.github.inngestcdi.devserver.internal.messages.DevServerMessages;
import io.github.inngestcdi.devserver.internal.protocol.Memo;
import io.github.inngestcdi.devserver.internal.protocol.Opcode;
import io.github.inngestcdi.devserver.internal.protocol.Operation;
import io.github.inngestcdi.devserver.internal.run.Job;
import io.github.inngestcdi.devserver.internal.run.Notes;
import io.github.inngestcdi.devserver.internal.run.Run;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Stores steps that an app has run while its call request is still under way. */
public final class Checkpoints {
    private static final Set<Opcode> ACCEPTED =
            EnumSet.of(Opcode.STEP, Opcode.STEP_RUN, Opcode.STEP_PLANNED, Opcode.DEFER_ADD, Opcode.DEFER_ABORT);

    private final StepResults results;

    Checkpoints(StepResults results) {
        this.results = results;
    }

    /** The reason why nothing is stored. Status 409 asks the app to abort the request, as the run goes on without it. */
    public record Refusal(int status, String message) {}

    Optional<Refusal> store(Turn turn, String runId, JsonNode body) {
        var found = turn.runs().find(runId);
        if (found.isEmpty()) {
            return refusal(404, DevServerMessages.checkpointOfNoRun(runId));
        }
        var run = found.get();
        var reported = new ArrayList<Operation>();
        for (var json : body.path("steps")) {
            var opcode = Opcode.named(Json.text(json, "op")).filter(ACCEPTED::contains);
            if (opcode.isEmpty()) {
                return refusal(400, DevServerMessages.notForCheckpoints(Json.text(json, "op")));
            }
            reported.add(new Operation(opcode.get(), Json.text(json, "id"), json));
        }
        var job = jobId(body).flatMap(id -> Optional.ofNullable(run.jobs().get(id)));
        if (run.ended() || isStale(body, job)) {
            return refusal(409, DevServerMessages.staleCheckpoint());
        }
        var problem = store(turn, run, reported);
        if (problem.isEmpty()) {
            job.filter(one -> one.attempt() > 0).ifPresent(one -> run.queue(one.fromTheFirstAttempt()));
        }
        turn.changed(run);
        return problem;
    }

    private Optional<Refusal> store(Turn turn, Run run, List<Operation> reported) {
        for (var op : reported) {
            if (op.opcode().isDefer()) {
                ReportedSteps.defer(run, op);
                continue;
            }
            Notes.take(run, op);
            var step = run.step(op, turn.now());
            if (op.opcode() == Opcode.STEP_PLANNED) {
                continue;
            }
            var memo = op.opcode() == Opcode.STEP ? Memo.of(op.data()) : Memo.data(op.data());
            if (StepResults.isTooLarge(memo)) {
                return refusal(413, DevServerMessages.outputTooLarge(memo.canonical().length));
            }
            if (!run.memoized(op.id()) && StepResults.overflows(run, memo)) {
                return refusal(413, DevServerMessages.stateTooLarge());
            }
            step.attempted(0);
            results.memoize(turn, run, op.id(), memo);
        }
        return Optional.empty();
    }

    /** {@return whether the request that the app works on is no longer under way, or was sent again} */
    private static boolean isStale(JsonNode body, Optional<Job> job) {
        int generation = body.path("generation_id").asInt(0);
        return jobId(body).isPresent()
                && job.map(one -> generation != 0 && one.generation() != generation)
                        .orElse(true);
    }

    /** {@return the id of the job that the app was called for: the part of {@code qi_id} before the shard} */
    private static Optional<String> jobId(JsonNode body) {
        try {
            var decoded = new String(Base64.getDecoder().decode(Json.text(body, "qi_id")), StandardCharsets.UTF_8);
            int end = decoded.indexOf("::");
            return end <= 0 ? Optional.empty() : Optional.of(decoded.substring(0, end));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private static Optional<Refusal> refusal(int status, String message) {
        return Optional.of(new Refusal(status, message));
    }
}
