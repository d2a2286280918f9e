package io.github.inngestcdi.internal.client;

import io.github.inngestcdi.InngestEvent;
import io.github.inngestcdi.spi.PreparedEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;

/** Checks what the server requires of every event, before anything is sent. */
final class EventRules {
    private static final int MAX_NAME_BYTES = 512;
    private static final int MAX_BYTES_PER_CHAR = 3;
    private static final String RESERVED = "inngest/";
    private static final Instant MIN_TIME = Instant.parse("1980-01-01T00:00:00Z");
    private static final Instant MAX_TIME = Instant.parse("2100-01-01T00:00:00Z");

    private EventRules() {}

    static void checkName(InngestEvent<?> event) {
        if (isTooLong(event.name())) {
            throw ClientMessages.eventNameTooLong(event.name(), MAX_NAME_BYTES);
        }
        if (event.name().toLowerCase(Locale.ROOT).startsWith(RESERVED)) {
            throw ClientMessages.eventNameReserved(event.name());
        }
    }

    /** Only a name that may be too long is encoded. */
    private static boolean isTooLong(String name) {
        return name.length() > MAX_NAME_BYTES / MAX_BYTES_PER_CHAR
                && name.getBytes(StandardCharsets.UTF_8).length > MAX_NAME_BYTES;
    }

    static void checkTime(InngestEvent<?> event, Instant time) {
        if (time.isBefore(MIN_TIME) || time.isAfter(MAX_TIME)) {
            throw ClientMessages.eventTimeOutOfRange(event.name(), time);
        }
    }

    /** Plans differ below the absolute limit, so the server may still refuse an event that passes here. */
    static void checkSize(PreparedEvent event) {
        if (event.size() > EventBatch.MAX_BYTES) {
            throw ClientMessages.eventTooLarge(event.name(), event.size(), EventBatch.MAX_BYTES);
        }
    }
}
