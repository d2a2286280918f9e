package io.github.inngestcdi.spi;

import java.io.IOException;
import java.io.UncheckedIOException;

/** The messages of the SPI's own types; numbers 00077 and 00250 to 00259. None is used again. */
final class SpiMessages {
    private SpiMessages() {}

    static UncheckedIOException jsonUnreadable(IOException cause) {
        return new UncheckedIOException("""
                INNGEST-00077: The JSON of a value cannot be read from its reader: %s. The cause has the details.""".formatted(cause.getMessage()), cause);
    }

    static IllegalArgumentException eventIsNotAnObject(String event, int size) {
        return new IllegalArgumentException("""
                INNGEST-00250: The %d bytes of event '%s' are not a JSON object, so it cannot be sent. Check that the store \
                keeps all of PreparedEvent.json(), and nothing else.""".formatted(size, event));
    }
}
