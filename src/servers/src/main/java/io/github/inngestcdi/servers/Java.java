package io.github.inngestcdi.servers;

import java.nio.file.Path;

/** The Java installation that servers run on: that of the current process. */
final class Java {
    private Java() {}

    static String executable() {
        return home().resolve("bin").resolve("java").toString();
    }

    static Path home() {
        return Path.of(System.getProperty("java.home"));
    }
}
