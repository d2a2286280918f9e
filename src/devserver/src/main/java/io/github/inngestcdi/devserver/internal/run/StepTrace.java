package io.github.inngestcdi.devserver.internal.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.inngestcdi.devserver.internal.protocol.Memo;
import io.github.inngestcdi.devserver.internal.protocol.Opcode;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The trace of a step: its attempts, its times and its result. Guarded by the engine's lock. */
public final class StepTrace {
    private final String id;
    private final String name;
    private final String op;
    private final Instant startedAt;
    private String status = "Running";
    private int attempts;
    private @Nullable Instant endedAt;
    private @Nullable Instant wakesAt;
    private @Nullable JsonNode output;
    private @Nullable JsonNode error;

    StepTrace(String id, String name, String op, Instant startedAt) {
        this.id = id;
        this.name = name;
        this.op = op;
        this.startedAt = startedAt;
    }

    public void waiting(@Nullable Instant until) {
        status = "Waiting";
        wakesAt = until;
    }

    public void attempted(int attempt) {
        attempts = Math.max(attempts, attempt + 1);
    }

    public void retrying(Instant at, JsonNode problem) {
        status = "Retrying";
        wakesAt = at;
        error = problem;
    }

    void ended(Instant at, Memo memo) {
        endedAt = at;
        wakesAt = null;
        error = memo.json().get("error");
        output =
                error == null && memo.json().has("data") ? memo.json().get("data") : error == null ? memo.json() : null;
        status = error == null ? "Completed" : "Failed";
    }

    void abandoned(Instant at) {
        if (endedAt == null) {
            endedAt = at;
            wakesAt = null;
            status = "Cancelled";
        }
    }

    public String id() {
        return id;
    }

    public String name() {
        return name;
    }

    /** {@return whether the step is code of the app, which the server can call for this step alone} */
    public boolean ranByTheApp() {
        return op.equals(Opcode.STEP_RUN.wireName())
                || op.equals(Opcode.STEP.wireName())
                || op.equals(Opcode.STEP_PLANNED.wireName())
                || op.equals(Opcode.STEP_ERROR.wireName())
                || op.equals(Opcode.STEP_FAILED.wireName());
    }

    /** {@return a trace of the same step, begun at {@code at}} */
    public StepTrace again(Instant at) {
        return new StepTrace(id, name, op, at);
    }

    /** {@return the opcode with which it was reported} */
    public String op() {
        return op;
    }

    public String status() {
        return status;
    }

    public int attempts() {
        return attempts;
    }

    public Instant startedAt() {
        return startedAt;
    }

    public Optional<Instant> endedAt() {
        return Optional.ofNullable(endedAt);
    }

    /** {@return the time at which its wait ends, if it waits for a time} */
    public Optional<Instant> wakesAt() {
        return Optional.ofNullable(wakesAt);
    }

    public Optional<JsonNode> output() {
        return Optional.ofNullable(output);
    }

    /** {@return the error of the last attempt, unless the step has succeeded since} */
    public Optional<JsonNode> error() {
        return Optional.ofNullable(error);
    }
}
