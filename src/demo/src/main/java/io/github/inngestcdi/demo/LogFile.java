package io.github.inngestcdi.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.logging.FileHandler;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Keeps the console for what matters: everything else that this process logs goes to a file. */
final class LogFile {
    private LogFile() {}

    /** Sends all that goes through java.util.logging to {@code file}, from its beginning. */
    static void takeAll(Path file) throws IOException {
        LogManager.getLogManager().reset();
        var handler = new FileHandler(file.toString());
        handler.setFormatter(new SimpleFormatter());
        Logger.getLogger("").addHandler(handler);
    }
}
