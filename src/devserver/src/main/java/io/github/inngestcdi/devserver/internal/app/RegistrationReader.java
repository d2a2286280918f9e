package io.github.inngestcdi.devserver.internal.app;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.inngestcdi.devserver.internal.expression.Expressions;
import io.github.inngestcdi.devserver.internal.json.Json;
import io.github.inngestcdi.devserver.internal.protocol.NamedUuid;
import io.github.inngestcdi.devserver.internal.time.CronSchedule;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Reads the registration of an app, and collects all its problems. */
public final class RegistrationReader {
    private static final int MAX_RETRIES = 20;

    private final List<String> problems = new ArrayList<>();
    private final Expressions expressions;
    private final Instant now;

    public RegistrationReader(Expressions expressions, Instant now) {
        this.expressions = expressions;
        this.now = now;
    }

    /** {@return the problems, each one sentence that names its function} */
    public List<String> problems() {
        return List.copyOf(problems);
    }

    /** {@return the functions of {@code body} without those that have problems} */
    public List<FunctionConfig> functions(JsonNode body, String app, UUID appId) {
        var functions = new ArrayList<FunctionConfig>();
        var slugs = new HashSet<String>();
        for (var json : body.path("functions")) {
            int before = problems.size();
            var function = function(json, app, appId);
            if (!slugs.add(function.slug())) {
                problem(function.slug(), "is registered twice: give one of them another id");
            }
            if (problems.size() == before) {
                functions.add(function);
            }
        }
        return functions;
    }

    private FunctionConfig function(JsonNode json, String app, UUID appId) {
        var slug = Json.text(json, "id");
        var name = Json.text(json, "name");
        if (slug.isEmpty() || name.isEmpty()) {
            problem(slug, "needs both an id and a name");
        }
        new OptionRules(json, problem -> problem(slug, problem)).check();
        return new FunctionConfig(
                NamedUuid.of(slug),
                slug,
                name,
                app,
                appId,
                triggers(json, slug),
                url(json, slug),
                Math.max(0, Math.min(retries(json), MAX_RETRIES)) + 1,
                OptionRules.notApplied(json),
                App.UNREGISTERED,
                now);
    }

    private List<Trigger> triggers(JsonNode json, String slug) {
        var triggers = new ArrayList<Trigger>();
        var seen = new HashSet<JsonNode>();
        for (var trigger : json.path("triggers")) {
            if (!seen.add(trigger)) {
                problem(slug, "has the same trigger twice");
            }
            trigger(trigger, slug).ifPresent(triggers::add);
        }
        if (json.path("triggers").size() > 10) {
            problem(slug, "has more than 10 triggers");
        }
        return triggers;
    }

    private Optional<Trigger> trigger(JsonNode trigger, String slug) {
        try {
            if (trigger.hasNonNull("cron")) {
                return Optional.of(new Trigger.OnCron(CronSchedule.parse(Json.text(trigger, "cron"))));
            }
            var event = Json.text(trigger, "event");
            if (event.isEmpty() || event.length() > 255) {
                problem(slug, "has a trigger whose event name is empty or longer than 255");
                return Optional.empty();
            }
            var expression = Json.text(trigger, "expression");
            return Optional.of(new Trigger.OnEvent(
                    event, expression.isEmpty() ? Optional.empty() : Optional.of(expressions.parse(expression))));
        } catch (IllegalArgumentException e) {
            problem(slug, "has a trigger that can't be read: " + e.getMessage());
            return Optional.empty();
        }
    }

    private URI url(JsonNode json, String slug) {
        for (var step : json.path("steps")) {
            var url = Json.text(step.path("runtime"), "url");
            try {
                var uri = URI.create(url);
                var scheme = Optional.ofNullable(uri.getScheme()).orElse("").toLowerCase(Locale.ROOT);
                if (uri.getHost() != null && (scheme.equals("http") || scheme.equals("https"))) {
                    return uri;
                }
                problem(slug, "is to be called at '" + url + "', which is not an http or https URL");
            } catch (IllegalArgumentException e) {
                problem(slug, "is to be called at '" + url + "', which is not a URL");
            }
            return URI.create("");
        }
        problem(slug, "has no step with the URL to call (steps.step.runtime.url)");
        return URI.create("");
    }

    private static int retries(JsonNode json) {
        if (json.path("retries").isInt()) {
            return json.get("retries").intValue();
        }
        for (var step : json.path("steps")) {
            return step.path("retries").path("attempts").asInt(FunctionConfig.DEFAULT_RETRIES);
        }
        return FunctionConfig.DEFAULT_RETRIES;
    }

    private void problem(String slug, String what) {
        problems.add("function '" + slug + "' " + what);
    }
}
