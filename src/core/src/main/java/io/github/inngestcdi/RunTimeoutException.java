package io.github.inngestcdi;

import java.time.Duration;

/**
 * A run that was waited for has not ended in time. It goes on all the same.
 *
 * @since 0.1
 */
public class RunTimeoutException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String awaitedId;
    private final Duration timeout;

    /** Carries the id of the run, or of the event whose runs were waited for, and how long. */
    public RunTimeoutException(String message, String awaitedId, Duration timeout) {
        super(message);
        this.awaitedId = awaitedId;
        this.timeout = timeout;
    }

    /** {@return the id of the run, or of the event whose runs were waited for} */
    public String awaitedId() {
        return awaitedId;
    }

    /** {@return how long it was waited for} */
    public Duration timeout() {
        return timeout;
    }
}
