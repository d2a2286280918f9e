package io.github.inngestcdi.internal.engine;

import io.github.inngestcdi.internal.wire.Timing;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Measures how long the code of a step takes. */
final class Stopwatch {
    private final Instant start;
    private final long startNanos;

    private Stopwatch(Instant start) {
        this.start = start;
        this.startNanos = System.nanoTime();
    }

    static Stopwatch start(Clock clock) {
        return new Stopwatch(clock.instant());
    }

    Timing stop() {
        return new Timing(start, Duration.ofNanos(System.nanoTime() - startNanos));
    }
}
