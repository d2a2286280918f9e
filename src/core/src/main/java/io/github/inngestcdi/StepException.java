package io.github.inngestcdi;

import io.github.inngestcdi.internal.RemoteCause;
import java.util.Optional;

/**
 * A step that failed for good: its last attempt threw, or it must not be retried. Catch it to go on without the step;
 * not caught, it fails the run without another try.
 *
 * @since 0.1
 */
public class StepException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String stepId;
    private final transient FunctionError error;

    /** Carries the memoized failure of the step {@code stepId}. */
    public StepException(String stepId, FunctionError error) {
        super(error.message(), error.cause() == null ? null : new RemoteCause(error.cause()));
        this.stepId = stepId;
        this.error = error.withStep(stepId);
        error.suppressed().forEach(each -> addSuppressed(new RemoteCause(each)));
    }

    /** {@return the id under which the code names the step} */
    public String stepId() {
        return stepId;
    }

    /** {@return the original error's type: the class name of a Java exception} */
    public String errorName() {
        return error.name();
    }

    /**
     * {@return the data that the exception {@linkplain CarriesErrorData carried}, read as {@code type}; empty if it
     * carried none}
     *
     * @throws RuntimeException if it does not fit
     */
    public <T> Optional<T> data(Class<T> type) {
        return error.data().map(data -> data.as(type));
    }

    /** {@return the original error, with its stack and causes} */
    public FunctionError error() {
        return error;
    }
}
