package io.github.inngestcdi.internal.serve;

import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** The log lines of the SDK while this is open, at INFO and above. */
final class LogLines implements AutoCloseable {
    private final Logger logger = Logger.getLogger("io.github.inngestcdi");
    private final List<String> lines = new ArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            lines.add(entry.getLevel() + " "
                    + (entry.getParameters() == null
                            ? entry.getMessage()
                            : MessageFormat.format(entry.getMessage(), entry.getParameters())));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    LogLines() {
        handler.setLevel(Level.INFO);
        logger.addHandler(handler);
    }

    List<String> all() {
        return List.copyOf(lines);
    }

    @Override
    public void close() {
        logger.removeHandler(handler);
    }
}
