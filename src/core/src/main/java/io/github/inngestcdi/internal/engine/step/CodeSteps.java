package io.github.inngestcdi.internal.engine.step;

import io.github.inngestcdi.Inngest;
import io.github.inngestcdi.StepAction;
import io.github.inngestcdi.StepBody;
import io.github.inngestcdi.StepFunction;
import io.github.inngestcdi.internal.CoreMessages;
import io.github.inngestcdi.internal.json.JsonPlatform;
import io.github.inngestcdi.internal.json.RawJson;
import io.github.inngestcdi.internal.wire.CodeKind;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The steps that the app runs itself. */
public final class CodeSteps {
    private final JsonPlatform json;
    private final StepValues values;
    private final Inngest client;
    private final StepTypes types = new StepTypes();

    /**
     * Makes such steps.
     *
     * @param client sends the events and signals
     */
    CodeSteps(JsonPlatform json, StepValues values, Inngest client) {
        this.json = json;
        this.values = values;
        this.client = client;
    }

    public FoundStep run(String id, StepBody<?> body) {
        var type = types.of(id, body);
        if (type != Object.class) {
            return run(id, type, body);
        }
        return new FoundStep.Code(
                CodeKind.RUN,
                List::of,
                input -> FoundStep.Outcome.of(written(id, type, body.run())),
                value -> values.bind(id, value, type));
    }

    /** {@return {@code result} as JSON, if it can be read back as {@code inferred}, the type that the code shows} */
    private String written(String id, Type inferred, @Nullable Object result) {
        if (inferred == Object.class && !StepTypes.survivesAsObject(result)) {
            throw CoreMessages.resultTypeUnknown(id);
        }
        return values.written(id, result);
    }

    public FoundStep run(String id, Type type, StepBody<?> body) {
        return new FoundStep.Code(
                CodeKind.RUN,
                List::of,
                input -> FoundStep.Outcome.of(values.written(id, body.run())),
                value -> values.bind(id, value, type));
    }

    public FoundStep run(String id, StepAction action) {
        return new FoundStep.Code(
                CodeKind.RUN,
                List::of,
                input -> {
                    action.run();
                    return FoundStep.Outcome.of(values.written(id, null));
                },
                value -> null);
    }

    public <I extends @Nullable Object> FoundStep runWith(CodeKind kind, String id, I input, StepFunction<I, ?> body) {
        var type = types.of(id, body);
        List<JsonValue> own = new ArrayList<>();
        return new FoundStep.Code(
                kind,
                () -> {
                    own.add(values.input(id, input));
                    return own;
                },
                given -> {
                    // the input may be null, which NullAway does not see in a type variable without its JSpecify mode
                    @SuppressWarnings({"unchecked", "NullAway"})
                    Object result =
                            body.run(given == own ? input : (I) values.readInput(id, given, types.ofInput(body)));
                    return FoundStep.Outcome.of(written(id, type, result));
                },
                value -> values.bind(id, value, type));
    }

    public FoundStep sendEvent(List<?> events) {
        return new FoundStep.Code(
                CodeKind.SEND_EVENT,
                List::of,
                input -> FoundStep.Outcome.of(sentIds(client.send(events))),
                this::readSentIds);
    }

    private String sentIds(List<String> ids) {
        var array = json.newArray();
        ids.forEach(array::add);
        return json.newObject().add("ids", array).build().toString();
    }

    private List<String> readSentIds(RawJson value) {
        var sent = json.object(value.toString());
        return sent.getJsonArray("ids").getValuesAs(JsonString::getString);
    }

    public FoundStep sendSignal(String id, String signal, @Nullable Object data) {
        return new FoundStep.Code(
                CodeKind.sendSignal(signal),
                List::of,
                input -> FoundStep.Outcome.of(signalled(client.sendSignal(signal, data))),
                value -> Optional.ofNullable((String) values.bind(id, values.member(value, "runId"), String.class)));
    }

    private String signalled(Optional<String> runId) {
        var object = json.newObject();
        runId.ifPresent(run -> object.add("runId", run));
        return object.build().toString();
    }
}
