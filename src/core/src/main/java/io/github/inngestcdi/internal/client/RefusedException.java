package io.github.inngestcdi.internal.client;

import io.github.inngestcdi.InngestException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The server's refusal, with the pause that it asks for before the next try. */
final class RefusedException extends InngestException {
    private static final long serialVersionUID = 1L;

    private final transient Optional<Duration> retryAfter;

    RefusedException(String message, int status, List<String> acceptedIds, Optional<Duration> retryAfter) {
        super(message, status, acceptedIds, null);
        this.retryAfter = retryAfter;
    }

    Optional<Duration> retryAfter() {
        return retryAfter;
    }
}
