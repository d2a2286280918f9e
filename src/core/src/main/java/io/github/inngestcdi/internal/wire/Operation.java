package io.github.inngestcdi.internal.wire;

import io.github.inngestcdi.AiModel;
import io.github.inngestcdi.FunctionError;
import io.github.inngestcdi.HttpCall;
import io.github.inngestcdi.internal.json.JsonPlatform;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A step reported in a {@code 206 Partial Content} answer to a call request (Inngest SDK specification, 5.1.1). */
public sealed interface Operation {
    /** {@return the step} */
    StepId step();

    /** {@return the {@code op} field: the kind of step} */
    Opcode opcode();

    /** {@return this operation as one of a race: the server asks again after each step rather than after the last} */
    default Operation inRace() {
        return new WithOptions(this, Map.of("parallelMode", "race"));
    }

    /** {@return this operation without what was added around it} */
    default Operation bare() {
        return this;
    }

    /** Adds to {@code operation} what only this kind of step has. */
    void describe(JsonObjectBuilder operation, JsonPlatform json);

    /** {@return this operation as the server reads it} */
    default JsonObject toJson(JsonPlatform json) {
        var userland = json.newObject().add("id", step().id());
        if (step().index() > 0) {
            userland.add("index", step().index());
        }
        var operation = json.newObject()
                .add("id", step().hash())
                .add("op", opcode().wireName())
                .add("displayName", step().name())
                .add("userland", userland);
        describe(operation, json);
        return operation.build();
    }

    private static void addTiming(JsonObjectBuilder operation, Timing timing, JsonPlatform json) {
        operation.add(
                "timing",
                json.newObject()
                        .add("a", timing.startNanos())
                        .add("b", timing.duration().toNanos()));
    }

    /**
     * The code of a step has run.
     *
     * @param input the input of the step
     * @param data the result of the step
     * @param metadata stored with the result, each as the server reads it
     */
    record StepRun(
            StepId step, CodeKind kind, List<JsonValue> input, JsonValue data, List<JsonObject> metadata, Timing timing)
            implements Operation {
        @Override
        public Opcode opcode() {
            return Opcode.STEP_RUN;
        }

        @Override
        public void describe(JsonObjectBuilder operation, JsonPlatform json) {
            operation
                    .add("name", kind.nameOf(step))
                    .add("opts", kind.options(input, json))
                    .add("data", data);
            if (!metadata.isEmpty()) {
                var array = json.newArray();
                metadata.forEach(array::add);
                operation.add("metadata", array);
            }
            addTiming(operation, timing, json);
        }
    }

    /** The code of a step has thrown; {@code last} if it is not tried again. */
    record StepError(
            StepId step, CodeKind kind, List<JsonValue> input, FunctionError error, boolean last, Timing timing)
            implements Operation {
        @Override
        public Opcode opcode() {
            return last ? Opcode.STEP_FAILED : Opcode.STEP_ERROR;
        }

        @Override
        public void describe(JsonObjectBuilder operation, JsonPlatform json) {
            operation
                    .add("name", kind.nameOf(step))
                    .add("opts", kind.options(input, json))
                    .add("error", ErrorJson.write(error, json));
            addTiming(operation, timing, json);
        }
    }

    /** The code of a step is to be called for, by its hash. */
    record StepPlanned(StepId step, CodeKind kind, List<JsonValue> input) implements Operation {
        @Override
        public Opcode opcode() {
            return Opcode.STEP_PLANNED;
        }

        @Override
        public void describe(JsonObjectBuilder operation, JsonPlatform json) {
            operation.add("name", kind.nameOf(step)).add("opts", kind.options(input, json));
        }
    }

    /** The run is finished, with {@code output}; the same answer has its last steps. */
    record RunComplete(StepId step, JsonValue output) implements Operation {
        /** The id that every SDK gives it. */
        public static final String ID = "complete";

        @Override
        public Opcode opcode() {
            return Opcode.RUN_COMPLETE;
        }

        @Override
        public void describe(JsonObjectBuilder operation, JsonPlatform json) {
            operation.add("data", output);
        }

        @Override
        public JsonObject toJson(JsonPlatform json) {
            var operation = json.newObject().add("op", opcode().wireName()).add("id", step.hash());
            describe(operation, json);
            return operation.build();
        }
    }

    /** The run asks to be called again after a time or at one: {@code until} is a time string (5.3.2). */
    record Sleep(StepId step, String until) implements Operation {
        @Override
        public Opcode opcode() {
            return Opcode.SLEEP;
        }

        @Override
        public void describe(JsonObjectBuilder operation, JsonPlatform json) {
            operation.add("name", until).add("opts", JsonValue.EMPTY_JSON_OBJECT);
        }
    }

    /** The run waits for an event (5.3.3). */
    record WaitForEvent(StepId step, String event, Duration timeout, Optional<String> expression) implements Operation {
        @Override
        public Opcode opcode() {
            return Opcode.WAIT_FOR_EVENT;
        }

        @Override
        public void describe(JsonObjectBuilder operation, JsonPlatform json) {
            var options = json.newObject().add("timeout", TimeString.of(timeout));
            expression.ifPresent(text -> options.add("if", text));
            operation.add("name", event).add("opts", options);
        }
    }

    /** The run calls another function (5.3.4). Its payload is always there: without one the server loses the step. */
    record InvokeFunction(StepId step, String functionId, JsonObject data, Optional<Duration> timeout)
            implements Operation {
        @Override
        public Opcode opcode() {
            return Opcode.INVOKE_FUNCTION;
        }

        @Override
        public void describe(JsonObjectBuilder operation, JsonPlatform json) {
            var options = json.newObject()
                    .add("payload", json.newObject().add("data", data))
                    .add("function_id", functionId);
            timeout.ifPresent(duration -> options.add("timeout", TimeString.of(duration)));
            operation.add("opts", options);
        }
    }

    /** The run waits for a signal. */
    record WaitForSignal(StepId step, String signal, Duration timeout, boolean replace) implements Operation {
        @Override
        public Opcode opcode() {
            return Opcode.WAIT_FOR_SIGNAL;
        }

        @Override
        public void describe(JsonObjectBuilder operation, JsonPlatform json) {
            var options = json.newObject().add("signal", signal).add("timeout", TimeString.of(timeout));
            if (replace) {
                options.add("conflict", "replace");
            }
            operation.add("name", signal).add("opts", options);
        }
    }

    /** The server is to make an HTTP request. */
    record Gateway(StepId step, HttpCall call) implements Operation {
        @Override
        public Opcode opcode() {
            return Opcode.GATEWAY;
        }

        @Override
        public void describe(JsonObjectBuilder operation, JsonPlatform json) {
            var headers = json.newObject();
            new TreeMap<>(call.headers()).forEach(headers::add);
            var options = json.newObject()
                    .add("url", call.uri().toString())
                    .add("method", call.method())
                    .add("headers", headers);
            call.body().ifPresent(body -> options.add("body", body));
            operation.add("opts", options);
        }
    }

    /** The server is to call an AI model; {@code body} is the request to the model. */
    record AiGateway(StepId step, AiModel model, JsonObject body) implements Operation {
        @Override
        public Opcode opcode() {
            return Opcode.AI_GATEWAY;
        }

        @Override
        public void describe(JsonObjectBuilder operation, JsonPlatform json) {
            var options = json.newObject()
                    .add("type", "step.ai.infer")
                    .add("url", model.uri().toString())
                    .add("auth_key", model.key().reveal())
                    .add("format", model.format())
                    .add("body", body);
            if (!model.headers().isEmpty()) {
                var headers = json.newObject();
                new TreeMap<>(model.headers()).forEach((name, value) -> headers.add(name, value.reveal()));
                options.add("headers", headers);
            }
            operation.add("opts", options);
        }
    }

    /** An operation with {@code opts} beyond those of its kind. */
    record WithOptions(Operation operation, Map<String, String> options) implements Operation {
        @Override
        public StepId step() {
            return operation.step();
        }

        @Override
        public Opcode opcode() {
            return operation.opcode();
        }

        @Override
        public Operation bare() {
            return operation.bare();
        }

        @Override
        public void describe(JsonObjectBuilder described, JsonPlatform json) {
            operation.describe(described, json);
        }

        @Override
        public JsonObject toJson(JsonPlatform json) {
            var whole = operation.toJson(json);
            var more = json.newObject(whole.getJsonObject("opts"));
            new TreeMap<>(options).forEach(more::add);
            return json.newObject(whole).add("opts", more).build();
        }
    }

    /** The run asks for another run, of {@code functionId} with its app's id, to start when it has ended. */
    record DeferAdd(StepId step, String functionId, JsonObject input) implements Operation {
        @Override
        public Opcode opcode() {
            return Opcode.DEFER_ADD;
        }

        @Override
        public void describe(JsonObjectBuilder operation, JsonPlatform json) {
            operation
                    .add("name", step.name())
                    .add("opts", json.newObject().add("fn_slug", functionId).add("input", input))
                    .add("data", JsonValue.NULL);
        }
    }

    /** The run no longer asks for {@code deferred}. */
    record DeferAbort(StepId deferred, String functionId) implements Operation {
        @Override
        public StepId step() {
            var hash = new StepHash().hash(deferred.hash() + ":abort");
            return new StepId(deferred.id(), 0, deferred.name(), hash);
        }

        @Override
        public Opcode opcode() {
            return Opcode.DEFER_ABORT;
        }

        @Override
        public void describe(JsonObjectBuilder operation, JsonPlatform json) {
            var options = json.newObject()
                    .add("target_hashed_id", deferred.hash())
                    .add("fn_slug", functionId)
                    .add("id", deferred.id());
            operation.add("name", deferred.name()).add("opts", options).add("data", JsonValue.NULL);
        }
    }
}
