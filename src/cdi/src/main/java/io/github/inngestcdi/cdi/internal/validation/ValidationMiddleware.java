package io.github.inngestcdi.cdi.internal.validation;

import io.github.inngestcdi.InngestEvent;
import io.github.inngestcdi.NonRetriableException;
import io.github.inngestcdi.cdi.EventNotValidException;
import io.github.inngestcdi.cdi.EventNotValidException.Violation;
import io.github.inngestcdi.cdi.internal.BeanAccess;
import io.github.inngestcdi.cdi.internal.CdiMessages;
import io.github.inngestcdi.middleware.InngestMiddleware;
import io.github.inngestcdi.middleware.OutgoingEvent;
import io.github.inngestcdi.middleware.RunInfo;
import io.github.inngestcdi.middleware.StepInfo;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Lets only events be sent, and only runs begin, whose data keeps the constraints of its type. */
public final class ValidationMiddleware implements InngestMiddleware, AutoCloseable {
    private final DataValidator validator;

    /** Validates with what the application or its server has among {@code beans}. */
    public ValidationMiddleware(BeanAccess beans) {
        this.validator = new DataValidator(beans);
    }

    /**
     * Looks at what is about to be sent.
     *
     * @throws EventNotValidException if it breaks constraints
     */
    public void check(String event, @Nullable Object data) {
        List<Violation> violations = validator.violations(data);
        if (!violations.isEmpty()) {
            throw CdiMessages.eventNotValid(event, violations);
        }
    }

    @Override
    public List<OutgoingEvent> transformSendEvent(List<OutgoingEvent> events) {
        events.forEach(event -> check(event.name(), event.source()));
        return events;
    }

    /** With the first call request alone: what must be in the future need not be so for ever. */
    @Override
    public void onRunStart(RunInfo run) {
        for (InngestEvent<?> event : run.events()) {
            List<Violation> violations = validator.violations(event.data());
            if (!violations.isEmpty()) {
                throw CdiMessages.receivedNotValid(run.functionId(), event.name(), violations);
            }
        }
    }

    /** What is not valid now is not valid in the next try. */
    @Override
    public JsonValue wrapStepHandler(StepInfo step, Callable<JsonValue> next) throws Exception {
        try {
            return next.call();
        } catch (EventNotValidException e) {
            throw new NonRetriableException(e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        validator.close();
    }
}
