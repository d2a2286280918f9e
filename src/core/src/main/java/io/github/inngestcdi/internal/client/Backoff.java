package io.github.inngestcdi.internal.client;

import io.github.inngestcdi.InngestException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/**
 * Tries a request again when the server could not be reached, failed itself or had too much to do: five attempts, each
 * after a longer wait, or the one that the server asked for.
 */
public final class Backoff {
    private static final int ATTEMPTS = 5;
    private static final long FIRST_MILLIS = 100;

    /** If the server asks for a longer pause, the request is not tried again. */
    private static final Duration MAX_ASKED = Duration.ofMinutes(1);

    private final Pause pause;
    private final Duration maxAsked;

    Backoff(Pause pause) {
        this(pause, MAX_ASKED);
    }

    private Backoff(Pause pause, Duration maxAsked) {
        this.pause = pause;
        this.maxAsked = maxAsked;
    }

    /** {@return a backoff for a request that is not essential: it pauses for a second at most} */
    static Backoff brief() {
        return new Backoff(Pause.SLEEP, Duration.ofSeconds(1));
    }

    /** {@return a backoff that lets the calling thread sleep} */
    public static Backoff sleeping() {
        return new Backoff(Pause.SLEEP);
    }

    /** {@return the result of {@code request}, after at most five attempts} */
    public <T> T retry(Supplier<T> request) {
        for (int attempt = 1; ; attempt++) {
            try {
                return request.get();
            } catch (InngestException e) {
                if (attempt == ATTEMPTS || !mayPass(e)) {
                    throw e;
                }
                waitAfter(attempt, e);
            }
        }
    }

    private boolean mayPass(InngestException failure) {
        int status = failure.status().orElse(0);
        boolean interrupted = failure.getCause() instanceof InterruptedException;
        boolean tooLong = asked(failure).orElse(Duration.ZERO).compareTo(maxAsked) > 0;
        return !interrupted && !tooLong && (status == 0 ? failure.getCause() != null : status == 429 || status >= 500);
    }

    private static Optional<Duration> asked(InngestException failure) {
        return failure instanceof RefusedException refused ? refused.retryAfter() : Optional.empty();
    }

    private void waitAfter(int attempt, InngestException failure) {
        long jitter = ThreadLocalRandom.current().nextLong(FIRST_MILLIS);
        var own = Duration.ofMillis((FIRST_MILLIS << (attempt - 1)) + jitter);
        var asked = asked(failure).orElse(Duration.ZERO);
        try {
            pause.forDuration(asked.compareTo(own) > 0 ? asked : own);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            failure.addSuppressed(e);
            throw failure;
        }
    }
}
