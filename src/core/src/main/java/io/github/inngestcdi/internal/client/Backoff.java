package io.github.inngestcdi.internal.client;

import io.github.inngestcdi.InngestException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/** Tries a request again when the server could not be reached or failed itself: five attempts, each after a longer wait. */
public final class Backoff {
    private static final int ATTEMPTS = 5;
    private static final long FIRST_MILLIS = 100;

    private final Pause pause;

    Backoff(Pause pause) {
        this.pause = pause;
    }

    /** Waits. */
    @FunctionalInterface
    interface Pause {
        void forDuration(Duration duration) throws InterruptedException;
    }

    /** {@return a backoff that lets the calling thread sleep} */
    public static Backoff sleeping() {
        return new Backoff(duration -> Thread.sleep(duration.toMillis()));
    }

    /** {@return what {@code request} gives, at the latest at its fifth attempt} */
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

    private static boolean mayPass(InngestException failure) {
        int status = failure.status().orElse(0);
        boolean interrupted = failure.getCause() instanceof InterruptedException;
        return !interrupted && (status == 0 ? failure.getCause() != null : status == 429 || status >= 500);
    }

    private void waitAfter(int attempt, InngestException failure) {
        long jitter = ThreadLocalRandom.current().nextLong(FIRST_MILLIS);
        try {
            pause.forDuration(Duration.ofMillis((FIRST_MILLIS << (attempt - 1)) + jitter));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            failure.addSuppressed(e);
            throw failure;
        }
    }
}
