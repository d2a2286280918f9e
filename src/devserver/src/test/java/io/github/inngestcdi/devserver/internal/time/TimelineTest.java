package io.github.inngestcdi.devserver.internal.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class TimelineTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    @Test
    void goesOnAfterATaskThatEndsWithAnError() throws InterruptedException {
        var next = new CountDownLatch(1);
        var failed = new AtomicBoolean();
        try (var timeline = new Timeline(InstantSource.system())) {
            timeline.start(() -> {
                if (failed.compareAndSet(false, true)) {
                    throw new StackOverflowError("of a task");
                }
                next.countDown();
            });
            timeline.wakeAt(Optional.of(Instant.EPOCH));

            assertThat(next.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void movesToTheNextDueTimeAndThenToTheLimit() {
        try (var timeline = new Timeline(InstantSource.fixed(NOON))) {
            timeline.wakeAt(Optional.of(NOON.plusSeconds(60)));

            assertThat(timeline.moveToNext(NOON.plusSeconds(59))).isFalse();
            assertThat(timeline.instant()).isEqualTo(NOON.plusSeconds(59));
            assertThat(timeline.moveToNext(NOON.plusSeconds(90))).isTrue();
            assertThat(timeline.instant()).isEqualTo(NOON.plusSeconds(60));

            timeline.wakeAt(Optional.empty());

            assertThat(timeline.moveToNext(NOON.plusSeconds(90))).isFalse();
            assertThat(timeline.instant()).isEqualTo(NOON.plusSeconds(90));
        }
    }

    @Test
    void staysWhereItIsIfTheNextDueTimeHasPassed() {
        try (var timeline = new Timeline(InstantSource.fixed(NOON))) {
            timeline.wakeAt(Optional.of(NOON.minusSeconds(1)));

            assertThat(timeline.moveToNext(NOON.plusSeconds(90))).isTrue();
            assertThat(timeline.instant()).isEqualTo(NOON);
        }
    }
}
