package io.github.inngestcdi.internal.engine;

import io.github.inngestcdi.DurableFunction;
import io.github.inngestcdi.EventWait;
import io.github.inngestcdi.GenericType;
import io.github.inngestcdi.HttpCall;
import io.github.inngestcdi.InngestEvent;
import io.github.inngestcdi.Invocation;
import io.github.inngestcdi.Parallel;
import io.github.inngestcdi.SignalWait;
import io.github.inngestcdi.Step;
import io.github.inngestcdi.StepAction;
import io.github.inngestcdi.StepBody;
import io.github.inngestcdi.internal.CoreMessages;
import io.github.inngestcdi.internal.json.RawJson;
import io.github.inngestcdi.internal.wire.CodeKind;
import io.github.inngestcdi.internal.wire.Operation;
import io.github.inngestcdi.internal.wire.TimeString;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The steps of one execution: checks what the code asks for and says what it is to the engine. */
final class RunSteps implements Step {
    private static final Duration LONGEST_WAIT = Duration.ofDays(366);
    private static final Duration SHORTEST_WAIT = Duration.ofSeconds(1);

    private final Execution execution;
    private final Thread owner = Thread.currentThread();

    RunSteps(Execution execution) {
        this.execution = execution;
    }

    @Override
    public <T extends @Nullable Object> T run(String id, StepBody<T> body) {
        Type type = execution.tools().types().of(id, body);
        return code(id, type, type == Object.class ? () -> checked(id, body.run()) : body);
    }

    private static <T extends @Nullable Object> T checked(String id, T result) {
        if (!StepTypes.survivesAsObject(result)) {
            throw CoreMessages.resultTypeUnknown(id);
        }
        return result;
    }

    @Override
    public <T extends @Nullable Object> T run(String id, Class<T> type, StepBody<? extends T> body) {
        return code(id, type, body);
    }

    @Override
    public <T extends @Nullable Object> T run(String id, GenericType<T> type, StepBody<? extends T> body) {
        return code(id, type.type(), body);
    }

    @Override
    public void run(String id, StepAction action) {
        StepBody<@Nullable Void> body = () -> {
            action.run();
            return null;
        };
        code(id, Void.class, body);
    }

    private <T extends @Nullable Object> T code(String id, Type type, StepBody<? extends T> body) {
        return resolve(
                id, new FoundStep.Code(CodeKind.RUN, () -> written(id, body.run()), value -> bind(id, value, type)));
    }

    private String written(String id, @Nullable Object result) {
        try {
            return execution.tools().mapper().toJson(result);
        } catch (RuntimeException e) {
            throw CoreMessages.resultNotWritable(id, result, e);
        }
    }

    private @Nullable Object bind(String id, RawJson value, Type type) {
        if (value.isNull() || type == Void.class) {
            return null;
        }
        try {
            return execution.tools().mapper().fromJson(value.toString(), type);
        } catch (RuntimeException e) {
            throw CoreMessages.memoDoesNotFit(id, value.kind(), type, e);
        }
    }

    @Override
    public void sleep(String id, Duration duration) {
        if (duration.isNegative() || duration.isZero() || duration.compareTo(LONGEST_WAIT) > 0) {
            throw CoreMessages.sleepOutOfRange(id, duration);
        }
        sleepUntil(id, TimeString.of(duration));
    }

    @Override
    public void sleepUntil(String id, Instant time) {
        if (time.isAfter(execution.tools().clock().instant().plus(LONGEST_WAIT))) {
            throw CoreMessages.sleepOutOfRange(id, time);
        }
        sleepUntil(id, TimeString.of(time));
    }

    private void sleepUntil(String id, String until) {
        resolve(id, new FoundStep.Request(step -> new Operation.Sleep(step, until), value -> null));
    }

    @Override
    public <T> Optional<InngestEvent<T>> waitForEvent(String id, EventWait<T> wait) {
        checkTimeout(id, wait.timeout());
        return resolve(
                id,
                new FoundStep.Request(
                        step -> new Operation.WaitForEvent(step, wait.event(), wait.timeout(), wait.expression()),
                        value -> value.isNull()
                                ? Optional.empty()
                                : Optional.of(execution.tools().events().read(value, wait.type()))));
    }

    @Override
    public List<String> sendEvent(String id, Object... events) {
        return resolve(
                id,
                new FoundStep.Code(
                        CodeKind.SEND_EVENT,
                        () -> sentIds(execution.tools().client().send(List.of(events))),
                        this::readSentIds));
    }

    private String sentIds(List<String> ids) {
        JsonArrayBuilder array = execution.tools().json().newArray();
        ids.forEach(array::add);
        return execution.tools().json().newObject().add("ids", array).build().toString();
    }

    private List<String> readSentIds(RawJson value) {
        JsonObject sent = execution.tools().json().object(value.toString());
        return sent.getJsonArray("ids").getValuesAs(JsonString::getString);
    }

    @Override
    public <E, R extends @Nullable Object> R invoke(
            String id, Class<? extends DurableFunction<E, R>> function, E data) {
        FunctionRegistry.Target target = execution.tools().functions().definedBy(function);
        return this.<R>invoke(id, new Invocation<>(target.slug(), data, target.resultType(), Optional.empty()));
    }

    @Override
    public <R extends @Nullable Object> R invoke(String id, Invocation<R> invocation) {
        invocation.timeout().ifPresent(timeout -> checkTimeout(id, timeout));
        return resolve(
                id,
                new FoundStep.Request(
                        step -> new Operation.InvokeFunction(
                                step, invocation.functionId(), payload(id, invocation.data()), invocation.timeout()),
                        value -> bind(id, value, invocation.type())));
    }

    private JsonObject payload(String id, @Nullable Object data) {
        if (data == null) {
            return JsonValue.EMPTY_JSON_OBJECT;
        }
        JsonValue value = execution.tools().json().value(written(id, data));
        if (value instanceof JsonObject object) {
            return object;
        }
        throw CoreMessages.invocationDataIsNoObject(id, data.getClass());
    }

    @Override
    public <T> Optional<T> waitForSignal(String id, SignalWait<T> wait) {
        checkTimeout(id, wait.timeout());
        return resolve(
                id,
                new FoundStep.Request(
                        step -> new Operation.WaitForSignal(
                                step, wait.signal(), wait.timeout(), wait.conflict() == SignalWait.Conflict.REPLACE),
                        value -> value.isNull()
                                ? Optional.empty()
                                : Optional.ofNullable(bind(id, member(value, "data"), wait.type()))));
    }

    private RawJson member(RawJson object, String key) {
        JsonValue value = execution.tools().json().object(object.toString()).getOrDefault(key, JsonValue.NULL);
        return RawJson.of(value.toString());
    }

    @Override
    public Optional<String> sendSignal(String id, String signal, @Nullable Object data) {
        return resolve(
                id,
                new FoundStep.Code(
                        CodeKind.sendSignal(signal),
                        () -> signalled(execution.tools().client().sendSignal(signal, data)),
                        value -> Optional.ofNullable((String) bind(id, member(value, "runId"), String.class))));
    }

    private String signalled(Optional<String> runId) {
        JsonObjectBuilder object = execution.tools().json().newObject();
        runId.ifPresent(run -> object.add("runId", run));
        return object.build().toString();
    }

    @Override
    public HttpCall.Answer fetch(String id, HttpCall call) {
        return resolve(id, new FoundStep.Request(step -> new Operation.Gateway(step, call), this::readAnswer));
    }

    private HttpCall.Answer readAnswer(RawJson value) {
        JsonObject answer = execution.tools().json().object(value.toString());
        Map<String, String> headers = new TreeMap<>();
        if (answer.get("headers") instanceof JsonObject all) {
            all.forEach((name, header) ->
                    headers.put(name, header instanceof JsonString text ? text.getString() : header.toString()));
        }
        return new HttpCall.Answer(answer.getInt("status_code", 0), headers, answer.getString("body", ""));
    }

    @Override
    public Parallel parallel() {
        checkThread("parallel");
        return execution.fork();
    }

    private static void checkTimeout(String id, Duration timeout) {
        if (timeout.compareTo(SHORTEST_WAIT) < 0 || timeout.compareTo(LONGEST_WAIT) > 0) {
            throw CoreMessages.timeoutOutOfRange(id, timeout);
        }
    }

    /** The engine gives back what the step's own {@code resume} made, so the cast holds. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private <T extends @Nullable Object> T resolve(String id, FoundStep step) {
        checkThread(id);
        if (id.isBlank()) {
            throw CoreMessages.blankStepId();
        }
        return (T) execution.resolve(id, step);
    }

    private void checkThread(String id) {
        if (Thread.currentThread() != owner) {
            throw CoreMessages.otherThread(id);
        }
    }
}
