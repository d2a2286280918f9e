package io.github.inngestcdi.internal.client;

import io.github.inngestcdi.RunStatus;
import io.github.inngestcdi.spi.JsonMapper;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** Reads runs as {@code GET /v1/runs/{id}} returns them. */
final class RunReader {
    private final JsonMapper mapper;
    private final ReadHooks hooks;

    RunReader(JsonMapper mapper, ReadHooks hooks) {
        this.mapper = mapper;
        this.hooks = hooks;
    }

    /** @throws RuntimeException if {@code run} is not a run */
    ServerRun read(JsonObject run) {
        return new ServerRun(
                run.getString("run_id"),
                run.getString("function_id"),
                text(run, "event_id"),
                status(run.getString("status")),
                Instant.parse(run.getString("run_started_at")),
                text(run, "ended_at").map(Instant::parse),
                run.getOrDefault("output", JsonValue.NULL),
                mapper,
                hooks);
    }

    private static RunStatus status(String status) {
        return switch (status.toLowerCase(Locale.ROOT)) {
            case "scheduled", "queued" -> RunStatus.SCHEDULED;
            case "running" -> RunStatus.RUNNING;
            case "completed" -> RunStatus.COMPLETED;
            case "failed", "overflowed" -> RunStatus.FAILED;
            case "cancelled" -> RunStatus.CANCELLED;
            case "skipped" -> RunStatus.SKIPPED;
            default -> RunStatus.UNKNOWN;
        };
    }

    private static Optional<String> text(JsonObject run, String key) {
        return run.get(key) instanceof JsonString text ? Optional.of(text.getString()) : Optional.empty();
    }
}
