package io.github.inngestcdi.internal.serve;

import io.github.inngestcdi.InngestSettings;
import io.github.inngestcdi.internal.Sdk;
import io.github.inngestcdi.internal.json.JsonPlatform;
import jakarta.json.JsonObject;
import java.net.URI;

/** The app as the answer to a sync registers it, without a request of its own. */
final class InBandSync {
    private final InngestSettings settings;
    private final Registration registration;
    private final Introspection introspection;
    private final JsonPlatform json;

    InBandSync(InngestSettings settings, Registration registration, Introspection introspection, JsonPlatform json) {
        this.settings = settings;
        this.registration = registration;
        this.introspection = introspection;
        this.json = json;
    }

    /** {@return the app at {@code serveUrl}, with its settings if the caller has {@code signed}} */
    JsonObject body(URI serveUrl, boolean signed) {
        var registered = registration.body(serveUrl);
        var body = json.newObject()
                .add("app_id", settings.appId())
                .add("capabilities", registration.capabilities())
                .add("framework", registered.getString("framework"))
                .add("functions", registered.getJsonArray("functions"))
                .add("inspection", signed ? introspection.signed() : introspection.unsigned())
                .add("sdk", registered.getString("sdk"))
                .add("sdk_author", "inngest")
                .add("sdk_language", Sdk.LANGUAGE)
                .add("sdk_version", Sdk.VERSION)
                .add("url", serveUrl.toString());
        settings.appVersion().ifPresent(version -> body.add("appVersion", version));
        settings.env().ifPresentOrElse(env -> body.add("env", env), () -> body.addNull("env"));
        settings.platform().ifPresentOrElse(name -> body.add("platform", name), () -> body.addNull("platform"));
        return body.build();
    }
}
