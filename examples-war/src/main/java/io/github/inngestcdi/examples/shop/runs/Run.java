package io.github.inngestcdi.examples.shop.runs;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The progress of a run.
 *
 * @param id the run's id, a ULID
 * @param function the function's name, or its id if the server does not report the name
 * @param status {@code Running}, also while it sleeps or waits, {@code Completed}, {@code Failed} or {@code Cancelled}
 * @param startedAt the time of the start, in ISO 8601
 * @param endedAt the time of the end; {@code null} until then
 * @param steps the steps that the run has reached; empty if the server does not report them
 */
public record Run(
        String id,
        String function,
        String status,
        @Nullable String startedAt,
        @Nullable String endedAt,
        List<RunStep> steps) {

    /** {@return a run from the answer of {@code /v1/events/{id}/runs}, which has no steps} */
    static Run fromApi(JsonObject json) {
        return new Run(
                json.getString("run_id"),
                json.getString("function_id", ""),
                json.getString("status"),
                text(json, "run_started_at"),
                text(json, "ended_at"),
                List.of());
    }

    /** {@return this run with the details that only the dev server reports, at {@code /api/runs/{id}}} */
    Run withDetails(JsonObject json) {
        var known = json.getJsonArray("steps").getValuesAs(JsonObject.class).stream()
                .map(RunStep::from)
                .toList();
        return new Run(id, json.getString("functionName", function), status, startedAt, endedAt, known);
    }

    static @Nullable String text(JsonObject json, String name) {
        return json.getOrDefault(name, JsonValue.NULL).getValueType() == JsonValue.ValueType.STRING
                ? json.getString(name)
                : null;
    }
}
