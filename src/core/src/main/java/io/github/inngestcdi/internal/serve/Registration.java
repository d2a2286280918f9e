package io.github.inngestcdi.internal.serve;

import io.github.inngestcdi.InngestSettings;
import io.github.inngestcdi.Trigger;
import io.github.inngestcdi.internal.Sdk;
import io.github.inngestcdi.internal.engine.FunctionRegistry;
import io.github.inngestcdi.internal.engine.RegisteredFunction;
import io.github.inngestcdi.internal.json.JsonPlatform;
import io.github.inngestcdi.internal.wire.TimeString;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The app as a sync registers it with the server (Inngest SDK specification, 4.3.2). Nothing in it is null. */
final class Registration {
    private final InngestSettings settings;
    private final FunctionRegistry functions;
    private final JsonPlatform json;
    private final String framework;
    private final OptionsWriter options;

    Registration(InngestSettings settings, FunctionRegistry functions, JsonPlatform json, String framework) {
        this.settings = settings;
        this.functions = functions;
        this.json = json;
        this.framework = framework;
        this.options = new OptionsWriter(json);
    }

    /** {@return the body of the registration of the app at {@code serveUrl}} */
    JsonObject body(URI serveUrl) {
        var body = json.newObject()
                .add("url", serveUrl.toString())
                .add("deployType", "ping")
                .add("framework", framework)
                .add("appName", settings.appId())
                .add("functions", functions(serveUrl))
                .add("sdk", Sdk.HEADER)
                .add("v", "0.1")
                .add("capabilities", capabilities());
        settings.appVersion().ifPresent(version -> body.add("appVersion", version));
        return body.build();
    }

    /** {@return the capabilities of this SDK beyond the basics} */
    JsonObject capabilities() {
        var capabilities = json.newObject().add("trust_probe", "v1");
        if (settings.inBandSync()) {
            capabilities.add("in_band_sync", "v1");
        }
        return capabilities.build();
    }

    private JsonArray functions(URI serveUrl) {
        var array = json.newArray();
        functions.all().forEach(function -> array.add(function(function, serveUrl)));
        return array.build();
    }

    private JsonObject function(RegisteredFunction function, URI serveUrl) {
        var url = "%s?fnId=%s&stepId=step"
                .formatted(serveUrl, URLEncoder.encode(function.slug(), StandardCharsets.UTF_8));
        var step = json.newObject()
                .add("id", "step")
                .add("name", "step")
                .add("runtime", json.newObject().add("type", "http").add("url", url));
        function.retries()
                .ifPresent(retries -> step.add("retries", json.newObject().add("attempts", retries)));
        var object = json.newObject()
                .add("id", function.slug())
                .add("name", function.name())
                .add("triggers", triggers(function))
                .add("steps", json.newObject().add("step", step));
        options.write(function.options(), object);
        return object.build();
    }

    private JsonArray triggers(RegisteredFunction function) {
        var array = json.newArray();
        function.triggers().forEach(trigger -> array.add(trigger(trigger)));
        return array.build();
    }

    private JsonObject trigger(Trigger trigger) {
        var object = json.newObject();
        if (trigger instanceof Trigger.OnEvent onEvent) {
            object.add("event", onEvent.event());
            onEvent.expression().ifPresent(expression -> object.add("expression", expression));
        } else if (trigger instanceof Trigger.OnCron onCron) {
            object.add("cron", onCron.cron());
            onCron.jitter().ifPresent(jitter -> object.add("jitter", TimeString.of(jitter)));
        }
        return object.build();
    }
}
