package io.github.inngestcdi;

import org.jspecify.annotations.Nullable;

/**
 * Ends a step or a run without another try: thrown in a step it fails the step, outside it fails the run.
 *
 * @since 0.1
 */
public class NonRetriableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Fails with a message. */
    public NonRetriableException(String message) {
        super(message);
    }

    /** Fails with a message and what caused it. */
    public NonRetriableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
