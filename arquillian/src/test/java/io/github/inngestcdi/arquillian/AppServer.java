package io.github.inngestcdi.arquillian;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A server in a process of its own, for tests that read what it says, or end it in the middle of things. What it says goes
 * to {@code target/servers/<name>.log}.
 */
final class AppServer implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final Process process;
    private final Path log;
    private final int port;

    private AppServer(Process process, Path log, int port) {
        this.process = process;
        this.log = log;
        this.port = port;
    }

    /**
     * Starts the server of the build, and returns when it is up, whether its applications are or not.
     *
     * @param name of the log
     * @param port where it answers, on loopback
     * @param wars what it deploys, each under its file's name
     * @param environment of the process
     */
    static AppServer start(String name, int port, List<Path> wars, Map<String, String> environment) {
        ServerKind kind = ServerKind.ofTheBuild();
        Path log = Path.of("target", "servers", name + ".log").toAbsolutePath();
        ProcessBuilder builder = new ProcessBuilder(kind.command(port, wars))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        try {
            Files.createDirectories(log.getParent());
            Process process = builder.start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            AppServer server = new AppServer(process, log, port);
            server.awaitUp(kind.upWhenItSays());
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return the address of what it has under {@code path}} */
    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + "/" + path);
    }

    /** {@return what it has said so far} */
    String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends it without a word, as a power cut would. */
    void kill() {
        process.destroyForcibly();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException("Process " + process.pid() + " does not end.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        kill();
    }

    private void awaitUp(String sign) {
        try {
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(200)).until(() -> {
                if (!process.isAlive()) {
                    throw new IllegalStateException("The server ended with " + process.exitValue() + ": " + log());
                }
                return log().contains(sign);
            });
        } catch (RuntimeException e) {
            kill();
            throw e;
        }
    }
}
