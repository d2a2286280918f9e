package io.github.inngestcdi.devserver.internal.app;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A function as its app registered it.
 *
 * @param slug the name of its app, a hyphen and its id; {@code fnId} on the wire
 * @param app the name of its app
 * @param url the URL at which it is called, with {@code fnId} and {@code stepId=step}
 * @param maxAttempts the number of its retries plus one
 * @param notApplied the registered options that this server does not apply yet
 * @param version the version of its app's registration
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

    public static final int DEFAULT_RETRIES = 4;

    public FunctionConfig {
        triggers = List.copyOf(triggers);
        notApplied = List.copyOf(notApplied);
    }

    FunctionConfig withVersion(int number) {
        return new FunctionConfig(
                id, slug, name, app, appId, triggers, url, maxAttempts, notApplied, number, createdAt);
    }

    /** {@return the id without the name of the app, as version 2 of the API uses it} */
    public String idInApp() {
        return slug.startsWith(app + "-") ? slug.substring(app.length() + 1) : slug;
    }
}
