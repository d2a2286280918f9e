package io.github.inngestcdi;

import java.time.Duration;

/**
 * An awaited run has not ended in time. It goes on all the same.
 *
 * @since 0.1
 */
public class RunTimeoutException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String awaitedId;
    private final Duration timeout;

    /** Carries the id of the run, or of the event whose runs were awaited, and the timeout. */
    public RunTimeoutException(String message, String awaitedId, Duration timeout) {
        super(message);
        this.awaitedId = awaitedId;
        this.timeout = timeout;
    }

    /** {@return the id of the run, or of the event whose runs were awaited} */
    public String awaitedId() {
        return awaitedId;
    }

    /** {@return the timeout} */
    public Duration timeout() {
        return timeout;
    }
}
