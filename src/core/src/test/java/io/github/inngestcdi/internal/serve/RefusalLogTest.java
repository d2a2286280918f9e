package io.github.inngestcdi.internal.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class RefusalLogTest {
    private Instant now = Instant.parse("2026-11-21T12:00:00Z");
    private final RefusalLog refusals = new RefusalLog(new Clock() {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    });

    @Test
    void logsOneUnsignedRequestAMinuteAndCountsTheOthers() {
        try (var log = new LogLines()) {
            for (int i = 0; i < 5; i++) {
                refusals.record(ServeMessages.unauthorized("POST", "it is not signed"), false);
            }
            now = now.plus(Duration.ofMinutes(1));
            refusals.record(ServeMessages.unauthorized("POST", "it is not signed"), false);

            assertThat(log.all()).hasSize(2);
            assertThat(log.all().get(0)).contains("INNGEST-00300").doesNotContain("more");
            assertThat(log.all().get(1)).contains("INNGEST-00300", "INNGEST-00317", "4 more");
        }
    }

    @Test
    void countsEveryRefusalOfAnUnauthenticatedCaller() {
        try (var log = new LogLines()) {
            refusals.record(ServeMessages.bodyTooLarge(10), false);
            refusals.record(ServeMessages.bodyTooLarge(10), false);

            assertThat(log.all()).singleElement().asString().contains("INNGEST-00301");
        }
    }

    @Test
    void logsEveryMistakeOfTheServers() {
        try (var log = new LogLines()) {
            refusals.record(ServeMessages.parameterMissing("fnId"), true);
            refusals.record(ServeMessages.parameterMissing("fnId"), true);

            assertThat(log.all()).hasSize(2);
        }
    }
}
