package io.github.inngestcdi.devserver;

import java.util.logging.Level;
import java.util.logging.Logger;

/** The log format of the command line: one line for each record, and only warnings and errors of libraries. */
final class LogFormat {
    private static final String FORMAT = "java.util.logging.SimpleFormatter.format";
    /** A strong reference, as java.util.logging forgets the level of a logger without one. */
    private static final Logger JETTY = Logger.getLogger("org.eclipse.jetty");

    private LogFormat() {}

    /** Applies this format, unless java.util.logging is configured already. */
    static void apply() {
        if (System.getProperty("java.util.logging.config.file") == null) {
            if (System.getProperty(FORMAT) == null) {
                System.setProperty(FORMAT, "%1$tT %4$-7s %5$s%6$s%n");
            }
            JETTY.setLevel(Level.WARNING);
        }
    }
}
