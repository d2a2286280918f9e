package io.github.inngestcdi.examples.shop.runs;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * A step that a run has reached.
 *
 * @param name the step's id in the code
 * @param kind the opcode: {@code StepRun}, {@code Sleep}, {@code WaitForEvent}, …
 * @param status {@code Running}, {@code Waiting}, {@code Retrying}, {@code Completed}, {@code Failed} or {@code Cancelled}
 * @param attempts the number of attempts
 * @param wakesAt the time at which it continues by itself, in ISO 8601; {@code null} if it does not
 * @param error the message of the last failed attempt; {@code null} if no attempt failed
 */
public record RunStep(
        String name,
        String kind,
        String status,
        int attempts,
        @Nullable String wakesAt,
        @Nullable String error) {

    static RunStep from(JsonObject json) {
        var error = json.getOrDefault("error", JsonValue.NULL);
        return new RunStep(
                json.getString("name"),
                json.getString("op", ""),
                json.getString("status", ""),
                json.getInt("attempts", 0),
                Run.text(json, "wakesAt"),
                error instanceof JsonObject problem ? Run.text(problem, "message") : null);
    }
}
