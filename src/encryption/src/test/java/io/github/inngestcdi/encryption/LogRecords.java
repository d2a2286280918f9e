package io.github.inngestcdi.encryption;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** The messages that are logged while it is open. */
final class LogRecords extends Handler implements AutoCloseable {
    private final Logger logger = Logger.getLogger("io.github.inngestcdi");
    private final List<String> messages = new ArrayList<>();

    LogRecords() {
        logger.setUseParentHandlers(false);
        logger.addHandler(this);
    }

    List<String> messages() {
        return messages;
    }

    @Override
    public void publish(LogRecord record) {
        messages.add(record.getMessage());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        logger.removeHandler(this);
        logger.setUseParentHandlers(true);
    }
}
