package io.github.inngestcdi.devserver.internal.app;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.inngestcdi.devserver.internal.json.Json;
import io.github.inngestcdi.devserver.internal.protocol.TimeString;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The rules of the real server for a function's options. */
final class OptionRules {
    private static final List<String> NOT_APPLIED = List.of(
            "concurrency",
            "throttle",
            "rateLimit",
            "debounce",
            "priority",
            "batchEvents",
            "idempotency",
            "singleton",
            "cancel",
            "timeouts");

    private final JsonNode json;
    private final Consumer<String> problems;

    OptionRules(JsonNode json, Consumer<String> problems) {
        this.json = json;
        this.problems = problems;
    }

    /** {@return the options of {@code json} that this server accepts, but does not apply yet} */
    static List<String> notApplied(JsonNode json) {
        return NOT_APPLIED.stream().filter(json::hasNonNull).toList();
    }

    void check() {
        concurrency(json.path("concurrency"));
        batch(json.path("batchEvents"));
        if (json.path("cancel").size() > 5) {
            problems.accept("has more than 5 cancellations");
        }
        if (json.hasNonNull("rateLimit")) {
            limit("rateLimit", json.path("rateLimit").path("limit").asInt(0));
            period("rateLimit", Duration.ofSeconds(1), Duration.ofDays(1));
        }
        if (json.hasNonNull("debounce")) {
            period("debounce", Duration.ofSeconds(1), Duration.ofDays(7));
        }
        if (json.hasNonNull("throttle")) {
            period("throttle", Duration.ofSeconds(1), Duration.ofDays(366));
        }
        var mode = Json.text(json.path("singleton"), "mode");
        if (json.hasNonNull("singleton") && !mode.equals("skip") && !mode.equals("cancel")) {
            problems.accept("is a singleton of mode '" + mode + "': use 'skip' or 'cancel'");
        }
    }

    private void concurrency(JsonNode concurrency) {
        var limits = concurrency.isArray() ? concurrency : concurrency.path("step");
        if (limits.size() > 2) {
            problems.accept("has " + limits.size() + " concurrency limits: at most 2 are accepted");
        }
        for (var limit : limits) {
            var scope = Json.text(limit, "scope").toLowerCase(Locale.ROOT);
            if (!scope.isEmpty()
                    && !scope.equals("fn")
                    && Json.text(limit, "key").isEmpty()) {
                problems.accept("limits concurrency in scope '" + scope + "' without a key");
            }
        }
    }

    private void batch(JsonNode batch) {
        if (batch.isMissingNode() || batch.isNull()) {
            return;
        }
        if (batch.path("maxSize").asInt(0) < 2) {
            problems.accept("has a batch of fewer than 2 events (batchEvents.maxSize)");
        }
        var timeout = TimeString.duration(Json.text(batch, "timeout"));
        if (timeout.isEmpty() || timeout.get().compareTo(Duration.ofSeconds(1)) < 0) {
            problems.accept("has a batch timeout below 1 s (batchEvents.timeout)");
        }
        Stream.of("cancel", "debounce", "singleton", "priority")
                .filter(other -> json.path(other).size() > 0)
                .forEach(other -> problems.accept("combines batchEvents with " + other + ", which Inngest can't"));
    }

    private void limit(String option, int limit) {
        if (limit < 1) {
            problems.accept("has " + option + ".limit " + limit + ": at least 1 is needed");
        }
    }

    private void period(String option, Duration min, Duration max) {
        var text = Json.text(json.path(option), "period");
        var period = TimeString.duration(text);
        if (period.isEmpty() || period.get().compareTo(min) < 0 || period.get().compareTo(max) > 0) {
            problems.accept("has " + option + ".period '" + text + "': write a duration from " + min.toSeconds()
                    + "s to " + max.toSeconds() + "s, such as 1m");
        }
    }
}
