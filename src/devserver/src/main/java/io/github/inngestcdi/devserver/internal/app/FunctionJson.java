package io.github.inngestcdi.devserver.internal.app;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.inngestcdi.devserver.internal.json.Json;
import java.util.List;

/** The configuration of a function, in the form of the answers of the real server. */
public final class FunctionJson {
    private FunctionJson() {}

    public static ObjectNode of(FunctionConfig function) {
        var json = Json.object()
                .put("id", function.id().toString())
                .put("fv", function.version())
                .put("name", function.name())
                .put("slug", function.slug());
        json.set(
                "triggers",
                Json.array(
                        function.triggers().stream().map(FunctionJson::trigger).toList()));
        var step = Json.object()
                .put("id", "step")
                .put("name", "step")
                .put("uri", function.url().toString());
        if (function.maxAttempts() != FunctionConfig.DEFAULT_RETRIES + 1) {
            step.put("retries", function.maxAttempts() - 1);
        }
        json.set("steps", Json.array(List.of(step)));
        return json;
    }

    private static ObjectNode trigger(Trigger trigger) {
        return trigger.match(
                FunctionJson::event,
                cron -> Json.object().put("cron", cron.schedule().source()));
    }

    private static ObjectNode event(Trigger.OnEvent trigger) {
        var json = Json.object().put("event", trigger.name());
        trigger.expression().ifPresent(condition -> json.put("expression", condition.source()));
        return json;
    }
}
