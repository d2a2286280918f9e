package io.github.inngestcdi.internal.client;

import io.github.inngestcdi.InngestEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;

/** What the server asks of every event, checked before anything is sent. */
final class EventRules {
    private static final int LONGEST_NAME = 512;
    private static final String RESERVED = "inngest/";
    private static final Instant EARLIEST = Instant.parse("1980-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

    private EventRules() {}

    static void checkName(InngestEvent<?> event) {
        if (event.name().getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) {
            throw ClientMessages.eventNameTooLong(event.name(), LONGEST_NAME);
        }
        if (event.name().toLowerCase(Locale.ROOT).startsWith(RESERVED)) {
            throw ClientMessages.eventNameReserved(event.name());
        }
    }

    static void checkTime(InngestEvent<?> event, Instant time) {
        if (time.isBefore(EARLIEST) || time.isAfter(LATEST)) {
            throw ClientMessages.eventTimeOutOfRange(event.name(), time);
        }
    }

    /** Plans differ below the absolute limit, so the server may still refuse what passes here. */
    static void checkSize(String name, String text) {
        int size = text.getBytes(StandardCharsets.UTF_8).length;
        if (size > EventBatch.MOST_BYTES) {
            throw ClientMessages.eventTooLarge(name, size, EventBatch.MOST_BYTES);
        }
    }
}
