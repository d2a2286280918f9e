package io.github.inngestcdi.internal.serve;

import io.github.inngestcdi.Checkpointing;
import io.github.inngestcdi.ConcurrencyScope;
import io.github.inngestcdi.ConcurrencyUnit;
import io.github.inngestcdi.FunctionOptions;
import io.github.inngestcdi.FunctionOptions.Batch;
import io.github.inngestcdi.FunctionOptions.CancelOn;
import io.github.inngestcdi.FunctionOptions.Concurrency;
import io.github.inngestcdi.FunctionOptions.Debounce;
import io.github.inngestcdi.FunctionOptions.RateLimit;
import io.github.inngestcdi.FunctionOptions.SingleRun;
import io.github.inngestcdi.FunctionOptions.Throttle;
import io.github.inngestcdi.FunctionOptions.Timeouts;
import io.github.inngestcdi.internal.json.JsonPlatform;
import io.github.inngestcdi.internal.wire.TimeString;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Writes the options of a function into its registration: an option that is not set is left out, as the server refuses null. */
final class OptionsWriter {
    private final JsonPlatform json;

    OptionsWriter(JsonPlatform json) {
        this.json = json;
    }

    /** Adds {@code options} to {@code function}. */
    void write(FunctionOptions options, JsonObjectBuilder function) {
        if (!options.concurrency().isEmpty()) {
            concurrency(options.concurrency(), function);
        }
        options.throttle().ifPresent(throttle -> function.add("throttle", throttle(throttle)));
        options.rateLimit().ifPresent(limit -> function.add("rateLimit", rateLimit(limit)));
        options.debounce().ifPresent(debounce -> function.add("debounce", debounce(debounce)));
        options.batch().ifPresent(batch -> function.add("batchEvents", batch(batch)));
        options.runPriority()
                .ifPresent(run -> function.add("priority", json.newObject().add("run", run)));
        options.singleRun().ifPresent(single -> function.add("singleton", singleton(single)));
        options.timeouts().ifPresent(timeouts -> function.add("timeouts", timeouts(timeouts)));
        options.idempotency().ifPresent(key -> function.add("idempotency", key));
        options.checkpointing()
                .filter(Checkpointing::enabled)
                .ifPresent(checkpointing -> function.add("checkpoint", checkpoint(checkpointing)));
        if (!options.cancelOn().isEmpty()) {
            function.add("cancel", array(options.cancelOn(), this::cancel));
        }
    }

    /** A list of limits holds for steps; with limits of runs among them, an object separates the two. */
    private void concurrency(List<Concurrency> limits, JsonObjectBuilder function) {
        var runs = of(ConcurrencyUnit.RUNS, limits);
        var steps = of(ConcurrencyUnit.STEPS, limits);
        if (runs.isEmpty()) {
            function.add("concurrency", array(steps, this::limit));
            return;
        }
        var object = json.newObject().add("fn", array(runs, this::limit));
        if (!steps.isEmpty()) {
            object.add("step", array(steps, this::limit));
        }
        function.add("concurrency", object);
    }

    private static List<Concurrency> of(ConcurrencyUnit unit, List<Concurrency> limits) {
        return limits.stream().filter(limit -> limit.unit() == unit).toList();
    }

    private JsonObjectBuilder limit(Concurrency limit) {
        var object = json.newObject().add("limit", limit.limit());
        text(object, "key", limit.key());
        if (limit.scope() != ConcurrencyScope.FN) {
            object.add("scope", wireName(limit.scope()));
        }
        return object;
    }

    private JsonObjectBuilder throttle(Throttle throttle) {
        var object = json.newObject().add("limit", throttle.limit()).add("period", TimeString.of(throttle.period()));
        if (throttle.burst() != 0) {
            object.add("burst", throttle.burst());
        }
        text(object, "key", throttle.key());
        return object;
    }

    private JsonObjectBuilder rateLimit(RateLimit limit) {
        var object = json.newObject().add("limit", limit.limit()).add("period", TimeString.of(limit.period()));
        text(object, "key", limit.key());
        return object;
    }

    private JsonObjectBuilder debounce(Debounce debounce) {
        var object = json.newObject().add("period", TimeString.of(debounce.period()));
        text(object, "key", debounce.key());
        time(object, "timeout", debounce.timeout());
        return object;
    }

    private JsonObjectBuilder batch(Batch batch) {
        var object =
                json.newObject().add("maxSize", batch.maxSize()).add("timeout", TimeString.inHours(batch.timeout()));
        text(object, "key", batch.key());
        text(object, "if", batch.expression());
        return object;
    }

    private JsonObjectBuilder singleton(SingleRun single) {
        var object = json.newObject().add("mode", wireName(single.mode()));
        text(object, "key", single.key());
        return object;
    }

    private JsonObjectBuilder timeouts(Timeouts timeouts) {
        var object = json.newObject();
        time(object, "start", timeouts.start());
        time(object, "finish", timeouts.finish());
        return object;
    }

    /** The server only shows these values: the SDK applies them. */
    private JsonObjectBuilder checkpoint(Checkpointing checkpointing) {
        return json.newObject()
                .add("batch_steps", checkpointing.bufferedSteps())
                .add("batch_interval", TimeString.of(checkpointing.maxInterval()))
                .add("max_runtime", TimeString.of(checkpointing.maxRuntime()));
    }

    private JsonObjectBuilder cancel(CancelOn cancel) {
        var object = json.newObject().add("event", cancel.event());
        time(object, "timeout", cancel.timeout());
        text(object, "if", cancel.expression());
        return object;
    }

    private <T> JsonArrayBuilder array(List<T> values, Function<T, JsonObjectBuilder> object) {
        var array = json.newArray();
        values.forEach(value -> array.add(object.apply(value)));
        return array;
    }

    private static void text(JsonObjectBuilder object, String name, Optional<String> value) {
        value.ifPresent(present -> object.add(name, present));
    }

    private static void time(JsonObjectBuilder object, String name, Optional<Duration> value) {
        value.ifPresent(present -> object.add(name, TimeString.of(present)));
    }

    private static String wireName(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
