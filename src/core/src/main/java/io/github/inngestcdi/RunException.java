package io.github.inngestcdi;

import io.github.inngestcdi.internal.RemoteCause;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A run whose result was awaited did not return: it failed, was cancelled or skipped. The error of a failed run is the
 * cause.
 *
 * @since 0.1
 */
public class RunException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String runId;
    private final RunStatus status;
    private final transient @Nullable FunctionError error;

    /** Carries the status of the run {@code runId}, and its error if it failed. */
    public RunException(String message, String runId, RunStatus status, @Nullable FunctionError error) {
        super(message, error == null ? null : new RemoteCause(error));
        this.runId = runId;
        this.status = status;
        this.error = error;
    }

    /** {@return the run's id} */
    public String runId() {
        return runId;
    }

    /** {@return the status of the run} */
    public RunStatus status() {
        return status;
    }

    /** {@return the error of the run, in any language; empty if it did not fail} */
    public Optional<FunctionError> error() {
        return Optional.ofNullable(error);
    }
}
