package io.github.inngestcdi.devserver.internal.api.v2;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.f4b6a3.ulid.Ulid;
import io.github.inngestcdi.devserver.internal.json.Json;
import io.github.inngestcdi.devserver.internal.run.Run;
import io.github.inngestcdi.devserver.internal.run.RunStatus;
import java.time.Duration;
import java.util.Locale;

/** A run as version 2 of the API shows it: fields without a value are left out. */
final class RunV2 {
    private RunV2() {}

    static ObjectNode of(Run run, boolean withOutput) {
        var function = run.function();
        var json = Json.object().put("id", run.id());
        json.putObject("function").put("id", function.idInApp()).put("name", function.name());
        json.putObject("app").put("id", function.app());
        var started = run.startedAt().orElse(run.createdAt());
        json.put("status", run.status().toString().toUpperCase(Locale.ROOT))
                .put("queuedAt", Ulid.getInstant(run.id()).toString())
                .put("startedAt", started.toString());
        run.endedAt()
                .ifPresent(end -> json.put("endedAt", end.toString())
                        // as Protocol Buffers write integers of 64 bits
                        .put(
                                "durationMs",
                                Long.toString(Duration.between(started, end).toMillis())));
        json.putObject("trigger").putArray("eventIds").add(run.event().internalId());
        if (withOutput && (run.status() == RunStatus.COMPLETED || run.status() == RunStatus.FAILED)) {
            json.set("output", asObject(run.output()));
        }
        return json;
    }

    /** {@return the output; within the field {@code data} of an object if it is not an object itself} */
    private static JsonNode asObject(JsonNode output) {
        return output.isObject() ? output : Json.object().set("data", output);
    }
}
