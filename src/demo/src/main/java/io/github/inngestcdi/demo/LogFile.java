package io.github.inngestcdi.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.logging.FileHandler;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Writes the log of this process to a file, so that the console shows only the demo's own messages. */
final class LogFile {
    private LogFile() {}

    /** Sends all messages of java.util.logging to {@code file}, which is overwritten. */
    static void takeAll(Path file) throws IOException {
        LogManager.getLogManager().reset();
        var handler = new FileHandler(file.toString());
        handler.setFormatter(new SimpleFormatter());
        Logger.getLogger("").addHandler(handler);
    }
}
