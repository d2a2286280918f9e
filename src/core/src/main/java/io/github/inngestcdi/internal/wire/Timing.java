package io.github.inngestcdi.internal.wire;

import java.time.Duration;
import java.time.Instant;

/**
 * When the code of a step ran.
 *
 * @param start when it began
 * @param duration how long it took
 */
public record Timing(Instant start, Duration duration) {
    /** {@return {@link #start} in nanoseconds since 1970} */
    public long startNanos() {
        return Math.addExact(Math.multiplyExact(start.getEpochSecond(), 1_000_000_000L), start.getNano());
    }
}
