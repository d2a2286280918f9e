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
 * A server in a process of its own, for those who read what it says, have it deploy and undeploy, look into its memory, or
 * end it in the middle of things. What it says goes to {@code <name>.log} beside its home.
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

    /** {@return one of the kind that the build is for; see {@link #start(ServerKind, Start)}} */
    public static AppServer start(Start start) {
        return start(ServerKind.ofTheBuild(), start);
    }

    /**
     * Starts one, and returns when it is up, whether its applications are or not.
     *
     * @throws IllegalStateException if it ends before, with its log
     */
    public static AppServer start(ServerKind kind, Start start) {
        try {
            ProcessBuilder builder = prepare(kind, start)
                    .redirectErrorStream(true)
                    .redirectOutput(start.log().toFile());
            AppServer server = new AppServer(kind, start, builder.start());
            Runtime.getRuntime().addShutdownHook(new Thread(server::kill));
            server.awaitUp();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return what starts one in an empty home, for those who look after the process themselves} */
    public static ProcessBuilder prepare(ServerKind kind, Start start) throws IOException {
        Directories.empty(start.home());
        ProcessBuilder builder = kind.prepare(start);
        builder.environment().putAll(start.environment());
        return builder;
    }

    /** {@return the address of what it has under {@code path}} */
    public URI uri(String path) {
        return URI.create("http://127.0.0.1:" + start.port() + "/" + path);
    }

    /** {@return where it says whether its applications are ready, if it was started with {@link Start#withObservation}} */
    public URI readiness() {
        return kind.readiness(this);
    }

    /** {@return what it has said so far} */
    public String log() {
        try {
            return Files.readString(start.log());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return how many lines it has said by now that have {@code text} in them} */
    public long said(String text) {
        return log().lines().filter(line -> line.contains(text)).count();
    }

    /** Has it deploy {@code war} under its file's name; returns when it was told, not when that is done. */
    public void deploy(Path war) {
        try {
            kind.deploy(this, war);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Has it undeploy what came from a file of that name; returns when it was told, not when that is done. */
    public void undeploy(String fileName) {
        try {
            kind.undeploy(this, fileName);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return its virtual machine, to be looked into} */
    public Jvm jvm() {
        return new Jvm(server().pid());
    }

    /** Ends it without a word, as a power cut would. */
    public void kill() {
        List<ProcessHandle> all = processes();
        all.forEach(ProcessHandle::destroyForcibly);
        awaitEnd();
    }

    @Override
    public void close() {
        kill();
    }

    /** {@return what it was started with} */
    Start started() {
        return start;
    }

    /** {@return what it reads as its standard input} */
    OutputStream input() {
        return process.getOutputStream();
    }

    /** {@return the process that is the server: what was started may be a script, or a launcher} */
    private ProcessHandle server() {
        List<ProcessHandle> all = processes();
        return all.get(all.size() - 1);
    }

    /** {@return from the one that was started to its last descendant} */
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
