package io.github.inngestcdi;

import java.time.Duration;
import java.util.List;

/**
 * How often and when the code of one step is tried again, in place of what holds for the function.
 *
 * <p>The server counts attempts too, by the {@code retries} of the function: a policy makes fewer of them, not more; only
 * {@linkplain #immediately immediate} attempts are not the server's. A {@link RetryAfterException} keeps its own time, a {@link
 * NonRetriableException} ends the attempts.
 *
 * @param attempts how often the code runs at most: 1 for no retry
 * @param delays how long to wait before each retry; the last one holds for all that follow; empty for the server's own
 *     times. Each is at least one second and at most 24 hours, or all are zero
 * @since 0.1
 */
public record RetryPolicy(int attempts, List<Duration> delays) {
    private static final int MOST_ATTEMPTS = 21;
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofHours(24);

    /** @throws IllegalArgumentException if the attempts or a delay are out of range */
    public RetryPolicy {
        delays = List.copyOf(delays);
        if (attempts < 1 || attempts > MOST_ATTEMPTS) {
            throw new IllegalArgumentException(
                    "A step cannot have %d attempts. Choose 1 to %d of them.".formatted(attempts, MOST_ATTEMPTS));
        }
        for (Duration delay : delays) {
            boolean inRange = delay.compareTo(SHORTEST) >= 0 && delay.compareTo(LONGEST) <= 0;
            if (!inRange && !allZero(delays)) {
                throw new IllegalArgumentException("""
                        A step cannot be retried after %s beside %s. Choose delays of one second to 24 hours, or \
                        RetryPolicy.immediately(…).""".formatted(delay, delays));
            }
        }
    }

    /** {@return a policy of one attempt} */
    public static RetryPolicy never() {
        return new RetryPolicy(1, List.of());
    }

    /** {@return a policy of {@code attempts}, at the server's own times} */
    public static RetryPolicy attempts(int attempts) {
        return new RetryPolicy(attempts, List.of());
    }

    /** {@return a policy of one attempt, and one more after each of {@code delays}} */
    public static RetryPolicy after(Duration... delays) {
        return new RetryPolicy(delays.length + 1, List.of(delays));
    }

    /** {@return a policy of {@code attempts}, one right after the other within the same call request} */
    public static RetryPolicy immediately(int attempts) {
        return new RetryPolicy(attempts, List.of(Duration.ZERO));
    }

    /** {@return whether a retry does not wait for another call request} */
    public boolean isImmediate() {
        return !delays.isEmpty() && allZero(delays);
    }

    private static boolean allZero(List<Duration> delays) {
        return delays.stream().allMatch(Duration::isZero);
    }
}
