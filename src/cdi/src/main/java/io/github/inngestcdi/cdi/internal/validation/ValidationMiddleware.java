package io.github.inngestcdi.cdi.internal.validation;

import io.github.inngestcdi.NonRetriableException;
import io.github.inngestcdi.cdi.EventNotValidException;
import io.github.inngestcdi.cdi.internal.container.BeanAccess;
import io.github.inngestcdi.cdi.internal.container.CdiMessages;
import io.github.inngestcdi.middleware.InngestMiddleware;
import io.github.inngestcdi.middleware.OutgoingEvent;
import io.github.inngestcdi.middleware.RunInfo;
import io.github.inngestcdi.middleware.StepInfo;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Refuses to send events, and to start runs, if their data violates the constraints of its type. */
public final class ValidationMiddleware implements InngestMiddleware, AutoCloseable {
    private final DataValidator validator;

    /** Validates with the validator of the application or its server, a bean among {@code beans}. */
    public ValidationMiddleware(BeanAccess beans) {
        this.validator = new DataValidator(beans);
    }

    @Override
    public List<OutgoingEvent> transformSendEvent(List<OutgoingEvent> events) {
        events.forEach(event -> check(event.name(), event.source()));
        return events;
    }

    private void check(String event, @Nullable Object data) {
        var violations = validator.violations(data);
        if (!violations.isEmpty()) {
            throw CdiMessages.eventNotValid(event, violations);
        }
    }

    /** Checks only until a step has a result: a date that must be in the future does not stay in the future. */
    @Override
    public JsonValue wrapFunctionHandler(RunInfo run, Callable<JsonValue> next) throws Exception {
        if (run.isBeginning()) {
            checkReceived(run);
        }
        return withoutRetry(next);
    }

    @Override
    public JsonValue wrapStepHandler(StepInfo step, Callable<JsonValue> next) throws Exception {
        return withoutRetry(next);
    }

    private void checkReceived(RunInfo run) {
        for (var event : run.events()) {
            var violations = validator.violations(event.data());
            if (!violations.isEmpty()) {
                throw CdiMessages.receivedNotValid(run.functionId(), event.name(), violations);
            }
        }
    }

    /** Data that is not valid is not valid on the next attempt either. */
    private static JsonValue withoutRetry(Callable<JsonValue> code) throws Exception {
        try {
            return code.call();
        } catch (EventNotValidException e) {
            throw new NonRetriableException(String.valueOf(e.getMessage()), e);
        }
    }

    /** Looks for a validator now, on a thread of the server. */
    public void prepare() {
        validator.prepare();
    }

    @Override
    public void close() {
        validator.close();
    }
}
