package io.github.inngestcdi;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Asks for the next attempt of a step or a run at a given time, in place of the usual backoff. The server limits the
 * time to between one second and 24 hours from now; the last attempt fails all the same.
 *
 * @since 0.1
 */
public class RetryAfterException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** How long to wait; {@code null} if {@link #at} is set. */
    private final @Nullable Duration delay;

    private final @Nullable Instant at;

    /** Retries after {@code delay}, rounded up to whole seconds. */
    public RetryAfterException(String message, Duration delay) {
        this(message, delay, null);
    }

    /** Retries after {@code delay}, rounded up to whole seconds. */
    public RetryAfterException(String message, Duration delay, @Nullable Throwable cause) {
        super(message, cause);
        this.delay = delay;
        this.at = null;
    }

    /** Retries at {@code at}. */
    public RetryAfterException(String message, Instant at) {
        this(message, at, null);
    }

    /** Retries at {@code at}. */
    public RetryAfterException(String message, Instant at, @Nullable Throwable cause) {
        super(message, cause);
        this.delay = null;
        this.at = at;
    }

    /** {@return the time to wait from {@code now}; never negative} */
    public Duration delayFrom(Instant now) {
        var wait = delay != null ? delay : Duration.between(now, at);
        return wait.isNegative() ? Duration.ZERO : wait;
    }
}
