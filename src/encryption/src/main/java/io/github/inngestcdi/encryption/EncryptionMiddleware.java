package io.github.inngestcdi.encryption;

import io.github.inngestcdi.encryption.internal.EncryptedValues;
import io.github.inngestcdi.encryption.internal.EncryptionMessages;
import io.github.inngestcdi.encryption.internal.EventFields;
import io.github.inngestcdi.middleware.InngestMiddleware;
import io.github.inngestcdi.middleware.OutgoingEvent;
import io.github.inngestcdi.middleware.RunInfo;
import io.github.inngestcdi.middleware.StepInfo;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Encrypts what the Inngest Server stores: the results of steps, the outputs of functions, and one field of the data of
 * events that are sent and of functions that are invoked. The code sees everything decrypted. Values are exchanged with
 * {@code @inngest/middleware-encryption} for TypeScript and the encryption for Python, under the same keys.
 *
 * <p>Not encrypted: {@code null}, errors, ids and names, the input of steps other than {@code invoke}, signals, requests
 * that the server makes for {@code fetch} and {@code ai().infer}, and other fields of events.
 *
 * <p>A value that is already encrypted with one of these keys is not encrypted again, and a warning is logged. This
 * happens, for example, if the middleware was added to both the app and the function.
 *
 * <p>An encrypted value that cannot be read fails the run without a retry; the message names the step or the field of
 * the event. In the server's report of another run, such as the event of a run that failed, it stays encrypted instead,
 * and a warning is logged.
 *
 * <p>May be extended, for example to make it a bean. Safe for use by many threads.
 *
 * @since 0.1
 * @see <a href="https://www.inngest.com/docs/features/middleware/encryption-middleware">Inngest, encryption</a>
 */
public class EncryptionMiddleware implements InngestMiddleware {
    private static final String INVOKE = "invoke";
    private static final String WAIT_FOR_EVENT = "waitForEvent";

    private final Logger logger = System.getLogger("io.github.inngestcdi");
    private final AtomicBoolean warned = new AtomicBoolean();
    private final EncryptionOptions options;
    private final EncryptedValues values;
    private final EventFields fields;

    /** Encrypts according to {@code options}. */
    public EncryptionMiddleware(EncryptionOptions options) {
        this.options = options;
        var keys = Stream.concat(Stream.of(options.key()), options.fallbackDecryptionKeys().stream())
                .toList();
        values = new EncryptedValues(keys);
        fields = new EventFields(values, logger);
    }

    @Override
    public List<JsonObject> transformFunctionInput(RunInfo run, List<JsonObject> events) {
        return events.stream()
                .map(event -> fields.decrypt(event, "function '%s'".formatted(run.functionId())))
                .toList();
    }

    @Override
    public JsonValue wrapFunctionHandler(RunInfo run, Callable<JsonValue> next) throws Exception {
        return encryptedUnlessNull(next.call(), () -> "The output of function '%s'".formatted(run.functionId()));
    }

    @Override
    public JsonValue transformReadOutput(String runId, JsonValue output) {
        return values.decrypt(output, () -> "The output of run '%s'".formatted(runId));
    }

    @Override
    public List<JsonValue> transformStepInput(StepInfo step, List<JsonValue> input) {
        if (!step.type().equals(INVOKE) || step.memoized()) {
            return input;
        }
        return input.stream()
                .map(data -> data instanceof JsonObject object
                        ? encryptedField(object, "in the data of step '%s'".formatted(step.id()))
                        : data)
                .toList();
    }

    @Override
    public JsonValue wrapStep(StepInfo step, Callable<JsonValue> next) throws Exception {
        var result = values.decrypt(next.call(), () -> resultOf(step));
        return step.type().equals(WAIT_FOR_EVENT) && result instanceof JsonObject event
                ? fields.decrypt(
                        event,
                        "step '%s' of function '%s'"
                                .formatted(step.id(), step.run().functionId()))
                : result;
    }

    @Override
    public JsonValue wrapStepHandler(StepInfo step, Callable<JsonValue> next) throws Exception {
        return encryptedUnlessNull(next.call(), () -> resultOf(step));
    }

    @Override
    public List<OutgoingEvent> transformSendEvent(List<OutgoingEvent> events) {
        return events.stream().map(this::encryptedField).toList();
    }

    private OutgoingEvent encryptedField(OutgoingEvent event) {
        return event.json().get("data") instanceof JsonObject data
                ? event.withJson(fields.with(
                        event.json(), "data", encryptedField(data, "of event '%s'".formatted(event.name()))))
                : event;
    }

    private JsonObject encryptedField(JsonObject data, String where) {
        var field = options.eventEncryptionField();
        var value = data.get(field);
        if (options.decryptOnly() || value == null) {
            return data;
        }
        return fields.with(data, field, encrypted(value, () -> "Field '%s' %s".formatted(field, where)));
    }

    private JsonValue encryptedUnlessNull(JsonValue value, Supplier<String> where) {
        return options.decryptOnly() || value.equals(JsonValue.NULL) ? value : encrypted(value, where);
    }

    private JsonValue encrypted(JsonValue value, Supplier<String> where) {
        if (!values.opens(value)) {
            return values.encrypt(value);
        }
        if (warned.compareAndSet(false, true)) {
            logger.log(Level.WARNING, () -> EncryptionMessages.alreadyEncrypted(where.get()));
        }
        return value;
    }

    private static String resultOf(StepInfo step) {
        return "The result of step '%s' of function '%s'"
                .formatted(step.id(), step.run().functionId());
    }
}
