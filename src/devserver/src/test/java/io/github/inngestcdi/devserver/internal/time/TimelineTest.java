package io.github.inngestcdi.devserver.internal.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TimelineTest {
    @Test
    void goesOnAfterATaskThatEndsWithAnError() throws InterruptedException {
        var next = new CountDownLatch(1);
        try (var timeline = new Timeline(InstantSource.system())) {
            timeline.at(Instant.EPOCH, () -> {
                throw new StackOverflowError("of a task");
            });
            timeline.at(Instant.EPOCH.plusSeconds(1), next::countDown);

            assertThat(next.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }
}
