package io.github.inngestcdi.internal.serve;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Logs the requests that the endpoint refuses. Anyone can send requests that are not signed, so of those one a minute is
 * logged, with the number of the others.
 */
final class RefusalLog {
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final Logger logger = System.getLogger("io.github.inngestcdi");
    private final Clock clock;
    private Instant quietUntil = Instant.MIN;
    private long unlogged;

    RefusalLog(Clock clock) {
        this.clock = clock;
    }

    /** Logs {@code refusal}; {@code known} if the request certainly comes from the server. */
    void record(BadRequest refusal, boolean known) {
        if (known) {
            logger.log(Level.WARNING, "{0}", refusal.getMessage());
        } else {
            unauthenticated(String.valueOf(refusal.getMessage()));
        }
    }

    private void unauthenticated(String message) {
        long others;
        synchronized (this) {
            var now = clock.instant();
            if (now.isBefore(quietUntil)) {
                unlogged++;
                return;
            }
            quietUntil = now.plus(PAUSE);
            others = unlogged;
            unlogged = 0;
        }
        logger.log(Level.WARNING, "{0}", others == 0 ? message : message + ServeMessages.othersRefused(others));
    }
}
