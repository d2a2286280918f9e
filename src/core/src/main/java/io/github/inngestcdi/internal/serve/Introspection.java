package io.github.inngestcdi.internal.serve;

import io.github.inngestcdi.InngestSettings;
import io.github.inngestcdi.internal.Sdk;
import io.github.inngestcdi.internal.client.SigningKeys;
import io.github.inngestcdi.internal.engine.FunctionRegistry;
import io.github.inngestcdi.internal.json.JsonPlatform;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;

/** The answer to {@code GET} (Inngest SDK specification, 4.5): a description of the app, with more for a signed request. */
final class Introspection {
    private final InngestSettings settings;
    private final FunctionRegistry functions;
    private final Registration registration;
    private final JsonPlatform json;
    private final String framework;

    Introspection(
            InngestSettings settings,
            FunctionRegistry functions,
            Registration registration,
            JsonPlatform json,
            String framework) {
        this.settings = settings;
        this.functions = functions;
        this.registration = registration;
        this.json = json;
        this.framework = framework;
    }

    /** {@return the description that everyone may see} */
    JsonObject unsigned() {
        return basics().addNull("authentication_succeeded").build();
    }

    /** {@return the description for the server; with hashes of keys, never keys} */
    JsonObject signed() {
        var all = basics().add("authentication_succeeded", true)
                .add("api_origin", settings.apiBaseUrl().toString())
                .add("app_id", settings.appId())
                .add("capabilities", registration.capabilities())
                .add("extra", json.newObject().add("is_streaming", settings.streaming()))
                .add("event_api_origin", settings.eventApiBaseUrl().toString())
                .add("framework", framework)
                .add("sdk_language", Sdk.LANGUAGE)
                .add("sdk_version", Sdk.VERSION);
        settings.env().ifPresentOrElse(env -> all.add("env", env), () -> all.addNull("env"));
        settings.eventKey()
                .ifPresentOrElse(
                        key -> all.add("event_key_hash", SigningKeys.hashOf(key)), () -> all.addNull("event_key_hash"));
        settings.signingKey()
                .ifPresentOrElse(
                        key -> all.add("signing_key_hash", SigningKeys.bearerToken(key)),
                        () -> all.addNull("signing_key_hash"));
        settings.signingKeyFallback()
                .ifPresentOrElse(
                        key -> all.add("signing_key_fallback_hash", SigningKeys.bearerToken(key)),
                        () -> all.addNull("signing_key_fallback_hash"));
        settings.serveOrigin()
                .ifPresentOrElse(
                        origin -> all.add("serve_origin", origin.toString()), () -> all.addNull("serve_origin"));
        settings.servePath().ifPresentOrElse(path -> all.add("serve_path", path), () -> all.addNull("serve_path"));
        return all.build();
    }

    private JsonObjectBuilder basics() {
        return json.newObject()
                .add("function_count", functions.all().size())
                .add("has_event_key", settings.eventKey().isPresent())
                .add("has_signing_key", settings.signingKey().isPresent())
                .add("has_signing_key_fallback", settings.signingKeyFallback().isPresent())
                .add("mode", settings.dev() ? "dev" : "cloud")
                .add("schema_version", "2024-05-24");
    }
}
