package io.github.inngestcdi.devserver.internal.time;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The wait before a retry: as on the real server, a time for each attempt, plus up to 30 s at random.
 *
 * @param flat a time that replaces all of these
 */
public record Backoff(Optional<Duration> flat) {
    private static final List<Duration> TABLE = List.of(
            Duration.ofSeconds(15),
            Duration.ofSeconds(30),
            Duration.ofMinutes(1),
            Duration.ofMinutes(2),
            Duration.ofMinutes(5),
            Duration.ofMinutes(10),
            Duration.ofMinutes(20),
            Duration.ofMinutes(40),
            Duration.ofHours(1),
            Duration.ofHours(2));
    private static final int JITTER_MILLIS = 30_000;

    /** {@return the wait after {@code attempt}, counted from 0; {@code asked} if the app asked for a wait} */
    public Duration after(int attempt, Optional<Duration> asked) {
        return asked.or(() -> flat)
                .orElseGet(() -> TABLE.get(Math.min(attempt, TABLE.size() - 1))
                        .plusMillis(ThreadLocalRandom.current().nextInt(JITTER_MILLIS + 1)));
    }
}
