package io.github.inngestcdi;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The code of a step took longer than its {@linkplain StepOptions#timeLimit time limit} and was interrupted. The step is
 * retried as after any other failure.
 *
 * @since 0.1
 */
public class StepTimeoutException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Duration limit;

    /** Carries the limit that was exceeded; {@code cause} is what the interrupted code threw. */
    public StepTimeoutException(String message, Duration limit, @Nullable Throwable cause) {
        super(message, cause);
        this.limit = limit;
    }

    /** {@return the time limit} */
    public Duration limit() {
        return limit;
    }
}
