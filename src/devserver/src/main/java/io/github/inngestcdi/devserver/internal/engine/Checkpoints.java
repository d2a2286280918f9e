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

/** Stores steps that an app has done while its call request is still under way. Called with the engine's lock. */
public final class Checkpoints {
    private static final Set<Opcode> ACCEPTED =
            EnumSet.of(Opcode.STEP, Opcode.STEP_RUN, Opcode.STEP_PLANNED, Opcode.DEFER_ADD, Opcode.DEFER_ABORT);

    private final Engine engine;
    private final ReportedSteps operations;

    Checkpoints(Engine engine, ReportedSteps operations) {
        this.engine = engine;
        this.operations = operations;
    }

    /** Why nothing was stored: 409 tells the app to give the request up, as the run goes on without it. */
    public record Refusal(int status, String message) {}

    Optional<Refusal> store(String runId, JsonNode body) {
        var found = engine.runs().find(runId);
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
        var problem = store(run, reported);
        if (problem.isEmpty()) {
            job.filter(one -> one.attempt() > 0).ifPresent(one -> run.jobs().put(one.id(), one.fromTheFirstAttempt()));
        }
        engine.changes().run(run);
        return problem;
    }

    private Optional<Refusal> store(Run run, List<Operation> reported) {
        for (var op : reported) {
            if (op.opcode().ridesAlong()) {
                operations.defer(run, op);
                continue;
            }
            Notes.take(run, op);
            var step = run.step(op, engine.now());
            if (op.opcode() == Opcode.STEP_PLANNED) {
                continue;
            }
            var memo = op.opcode() == Opcode.STEP ? Memo.of(op.data()) : Memo.data(op.data());
            if (ReportedSteps.isTooLarge(memo)) {
                return refusal(413, DevServerMessages.outputTooLarge(memo.canonical().length));
            }
            if (!run.memoized(op.id()) && ReportedSteps.overflows(run, memo)) {
                return refusal(413, DevServerMessages.stateTooLarge());
            }
            step.attempted(0);
            operations.memoize(run, op.id(), memo);
        }
        return Optional.empty();
    }

    /** {@return whether the request that the app speaks for has been given up, and perhaps sent again} */
    private static boolean isStale(JsonNode body, Optional<Job> job) {
        int generation = body.path("generation_id").asInt(0);
        return jobId(body).isPresent()
                && job.map(one -> generation != 0 && one.generation() != generation)
                        .orElse(true);
    }

    /** {@return the job that the app was called for: {@code qi_id} has it in front of a shard} */
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
