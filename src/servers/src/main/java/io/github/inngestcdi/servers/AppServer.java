package io.github.inngestcdi.servers;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A server in a separate process. A test can read its log, deploy and undeploy applications, inspect its memory, and kill
 * it at any time. The log is {@code <name>.log}, next to the server's home.
 */
public final class AppServer implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final ServerKind kind;
    private final Start start;
    private final Process process;

    private AppServer(ServerKind kind, Start start, Process process) {
        this.kind = kind;
        this.start = start;
        this.process = process;
    }

    /** {@return a started server of the build's kind; see {@link #start(ServerKind, Start)}} */
    public static AppServer start(Start start) {
        return start(ServerKind.ofTheBuild(), start);
    }

    /**
     * Starts a server and returns when it is up. Its applications may have failed to deploy.
     *
     * @throws IllegalStateException if the process ends earlier; the message has its log
     */
    public static AppServer start(ServerKind kind, Start start) {
        try {
            var builder = prepare(kind, start)
                    .redirectErrorStream(true)
                    .redirectOutput(start.log().toFile());
            var server = new AppServer(kind, start, builder.start());
            Runtime.getRuntime().addShutdownHook(new Thread(server::kill));
            server.awaitUp();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return a builder that starts a server in an empty home, for callers that manage the process themselves} */
    public static ProcessBuilder prepare(ServerKind kind, Start start) throws IOException {
        Directories.empty(start.home());
        var builder = kind.prepare(start);
        builder.environment().putAll(start.environment());
        return builder;
    }

    /** {@return the address of {@code path} on the server} */
    public URI uri(String path) {
        return URI.create("http://127.0.0.1:" + start.port() + "/" + path);
    }

    /** {@return the address of the readiness check, for a server that was started with {@link Start#withObservation}} */
    public URI readiness() {
        return kind.readiness(this);
    }

    /** {@return the log so far} */
    public String log() {
        try {
            return Files.readString(start.log());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return the number of lines in the log so far that contain {@code text}} */
    public long linesContaining(String text) {
        return log().lines().filter(line -> line.contains(text)).count();
    }

    /** Requests the deployment of {@code war} under its file's name. Does not wait for the deployment. */
    public void deploy(Path war) {
        try {
            kind.deploy(this, war);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Requests the undeployment of the application from a file with that name. Does not wait for the undeployment. */
    public void undeploy(String fileName) {
        try {
            kind.undeploy(this, fileName);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return the server's virtual machine, for inspection} */
    public Jvm jvm() {
        return new Jvm(server().pid());
    }

    /** Kills the server without a shutdown, as a power cut does. */
    public void kill() {
        var all = processes();
        all.forEach(ProcessHandle::destroyForcibly);
        awaitEnd();
    }

    @Override
    public void close() {
        kill();
    }

    /** {@return the parameters of the start} */
    Start started() {
        return start;
    }

    /** {@return the stream that the server reads as its standard input} */
    OutputStream input() {
        return process.getOutputStream();
    }

    /** {@return the process of the server itself; the started process may be a script or a launcher} */
    private ProcessHandle server() {
        var all = processes();
        return all.get(all.size() - 1);
    }

    /** {@return the started process and its descendants, the last descendant at the end} */
    private List<ProcessHandle> processes() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .toList();
    }

    private void awaitEnd() {
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException("Process " + process.pid() + " does not end.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitUp() {
        try {
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(200)).until(() -> {
                if (!process.isAlive()) {
                    throw new IllegalStateException("The server ended with " + process.exitValue() + ": " + log());
                }
                return kind.isUp(log());
            });
        } catch (RuntimeException e) {
            kill();
            throw e;
        }
    }
}
