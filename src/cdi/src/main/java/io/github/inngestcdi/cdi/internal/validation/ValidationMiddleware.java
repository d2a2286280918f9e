package io.github.inngestcdi.cdi.internal.validation;

import io.github.inngestcdi.InngestEvent;
import io.github.inngestcdi.NonRetriableException;
import io.github.inngestcdi.cdi.EventNotValidException;
import io.github.inngestcdi.cdi.EventNotValidException.Violation;
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

/** Lets only events be sent, and only runs begin, whose data keeps the constraints of its type. */
public final class ValidationMiddleware implements InngestMiddleware, AutoCloseable {
    private final DataValidator validator;

    @SuppressWarnings("ThreadLocalUsage") // one for each deployment, and empty but while something is taken
    private final ThreadLocal<@Nullable Object> fired = new ThreadLocal<>();

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

    /**
     * Looks at what was fired, then has it taken; what is sent by that, on this thread, is not looked at again.
     *
     * @throws EventNotValidException if it breaks constraints; it is not taken then
     */
    public void check(String event, @Nullable Object data, Runnable taking) {
        check(event, data);
        Object outer = fired.get();
        fired.set(data);
        try {
            taking.run();
        } finally {
            if (outer == null) {
                fired.remove();
            } else {
                fired.set(outer);
            }
        }
    }

    @Override
    public List<OutgoingEvent> transformSendEvent(List<OutgoingEvent> events) {
        Object checked = fired.get();
        events.stream()
                .filter(event -> event.source() != checked)
                .forEach(event -> check(event.name(), event.source()));
        return events;
    }

    /** Only until a step has a result: what must be in the future need not be so for ever. */
    @Override
    public JsonValue wrapFunctionHandler(RunInfo run, Callable<JsonValue> next) throws Exception {
        if (run.isBeginning()) {
            checkReceived(run);
        }
        return forGood(next);
    }

    @Override
    public JsonValue wrapStepHandler(StepInfo step, Callable<JsonValue> next) throws Exception {
        return forGood(next);
    }

    private void checkReceived(RunInfo run) {
        for (InngestEvent<?> event : run.events()) {
            List<Violation> violations = validator.violations(event.data());
            if (!violations.isEmpty()) {
                throw CdiMessages.receivedNotValid(run.functionId(), event.name(), violations);
            }
        }
    }

    /** What is not valid now is not valid in the next try. */
    private static JsonValue forGood(Callable<JsonValue> code) throws Exception {
        try {
            return code.call();
        } catch (EventNotValidException e) {
            throw new NonRetriableException(String.valueOf(e.getMessage()), e);
        }
    }

    /** Looks for a validator now, on a thread of the server's. */
    public void prepare() {
        validator.prepare();
    }

    @Override
    public void close() {
        validator.close();
    }
}
