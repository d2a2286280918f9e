package io.github.inngestcdi.devserver.internal.app;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.inngestcdi.devserver.internal.json.Json;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A function as its app registered it.
 *
 * @param slug its id with the app's name before it: what the wire calls {@code fnId}
 * @param app the name of its app
 * @param url where it is called, with {@code fnId} and {@code stepId=step}
 * @param maxAttempts the retries, and one
 * @param notApplied the options that were registered, but that this server does not apply yet
 * @param version how often its app's registration has changed, from 1
 */
public record FunctionConfig(
        UUID id,
        String slug,
        String name,
        String app,
        UUID appId,
        List<Trigger> triggers,
        URI url,
        int maxAttempts,
        List<String> notApplied,
        int version,
        Instant createdAt) {

    public static final int DEFAULT_ATTEMPTS = 5;

    public FunctionConfig {
        triggers = List.copyOf(triggers);
        notApplied = List.copyOf(notApplied);
    }

    /** {@return its id without the app's name before it, as version 2 of the API has it} */
    public String idInApp() {
        return slug.startsWith(app + "-") ? slug.substring(app.length() + 1) : slug;
    }

    /** {@return the configuration as the REST answers show it} */
    public ObjectNode json() {
        var json = Json.object()
                .put("id", id.toString())
                .put("fv", version)
                .put("name", name)
                .put("slug", slug);
        json.set("triggers", Json.array(triggers.stream().map(Trigger::json).toList()));
        var step = Json.object().put("id", "step").put("name", "step").put("uri", url.toString());
        if (maxAttempts != DEFAULT_ATTEMPTS) {
            step.put("retries", maxAttempts - 1);
        }
        json.set("steps", Json.array(List.of(step)));
        return json;
    }
}
