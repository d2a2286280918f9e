package io.github.inngestcdi;

import io.github.inngestcdi.internal.ApiMessages;
import java.time.Duration;
import java.util.List;

/**
 * How often and when the code of one step is tried again, in place of the function's retries. Immutable.
 *
 * <p>The server counts attempts too, by the {@code retries} of the function: a policy makes fewer of them, not more. Only
 * {@linkplain #immediately immediate} attempts do not count for the server. A {@link RetryAfterException} keeps its own
 * time, a {@link NonRetriableException} ends the attempts.
 *
 * @since 0.1
 */
public final class RetryPolicy extends Value {
    private static final int MAX_ATTEMPTS = 21;
    private static final Duration MIN_DELAY = Duration.ofSeconds(1);
    private static final Duration MAX_DELAY = Duration.ofHours(24);

    private final int attempts;
    private final List<Duration> delays;

    private RetryPolicy(int attempts, List<Duration> delays) {
        if (attempts < 1 || attempts > MAX_ATTEMPTS) {
            throw ApiMessages.attemptsOutOfRange(attempts, MAX_ATTEMPTS);
        }
        this.attempts = attempts;
        this.delays = List.copyOf(delays);
        if (!allZero(delays)) {
            delays.forEach(delay -> checkInRange(delay, delays));
        }
    }

    private static void checkInRange(Duration delay, List<Duration> delays) {
        if (delay.compareTo(MIN_DELAY) < 0 || delay.compareTo(MAX_DELAY) > 0) {
            throw ApiMessages.retryDelayOutOfRange(delay, delays);
        }
    }

    /** {@return a policy of one attempt} */
    public static RetryPolicy never() {
        return attempts(1);
    }

    /**
     * {@return a policy of {@code attempts}, at the server's own times}
     *
     * @param attempts 1 to 21; 1 for no retry
     * @throws IllegalArgumentException if {@code attempts} is out of range
     */
    public static RetryPolicy attempts(int attempts) {
        return new RetryPolicy(attempts, List.of());
    }

    /**
     * {@return a policy of one attempt, and one more after each of {@code delays}}
     *
     * @param delays each one second to 24 hours, or all zero; at most 20
     * @throws IllegalArgumentException if a delay is out of range, or there are too many
     */
    public static RetryPolicy after(Duration... delays) {
        return new RetryPolicy(delays.length + 1, List.of(delays));
    }

    /**
     * {@return a policy of {@code attempts}, one right after the other within the same call request}
     *
     * @param attempts 1 to 21
     * @throws IllegalArgumentException if {@code attempts} is out of range
     */
    public static RetryPolicy immediately(int attempts) {
        return new RetryPolicy(attempts, List.of(Duration.ZERO));
    }

    /**
     * {@return this policy, with {@code delays} before its retries}
     *
     * @param delays each one second to 24 hours, or all zero; the last one applies to all retries that follow
     * @throws IllegalArgumentException if a delay is out of range
     */
    public RetryPolicy withDelays(Duration... delays) {
        return new RetryPolicy(attempts, List.of(delays));
    }

    /** {@return how often the code runs at most} */
    public int attempts() {
        return attempts;
    }

    /**
     * {@return how long to wait before each retry; the last one applies to all that follow; empty for the server's own
     * times}
     */
    public List<Duration> delays() {
        return delays;
    }

    /** {@return whether a retry does not wait for another call request} */
    public boolean isImmediate() {
        return !delays.isEmpty() && allZero(delays);
    }

    private static boolean allZero(List<Duration> delays) {
        return delays.stream().allMatch(Duration::isZero);
    }

    @Override
    List<?> parts() {
        return List.of(attempts, delays);
    }
}
