package io.github.inngestcdi.demo;

import io.github.inngestcdi.servers.AppServer;
import io.github.inngestcdi.servers.ServerKind;
import io.github.inngestcdi.servers.Start;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Payara Micro with the shop, in a process of its own that can be killed and started again. */
final class AppProcess implements AutoCloseable {
    private static final int GRACE_SECONDS = 5;

    /** It is to be up soon, and will not run for long. */
    private static final List<String> JAVA_OPTIONS = List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    private final Path directory;
    private final Start start;
    private @Nullable Process process;
    private boolean closed;

    /**
     * @param directory where the build has put the server and the WAR, and where all that the server writes goes
     * @param environment the settings of the shop; in place of every INNGEST_ variable of this process
     */
    AppProcess(Path directory, int port, Map<String, String> environment) {
        this.directory = directory;
        start = new Start(
                "payara", directory.resolve("payara"), port, List.of(war()), environment, JAVA_OPTIONS, false);
    }

    /** {@return where the server's log goes, one start after the other} */
    Path log() {
        return directory.resolve("payara.log");
    }

    /**
     * Looks for the files before the first start, and begins a new log.
     *
     * @throws DemoException if the build has not put the files there
     */
    void prepare() throws DemoException, IOException {
        for (Path file : List.of(serverJar(), war())) {
            if (!Files.exists(file)) {
                throw new DemoException(
                        "%s is missing. Start the demo with mvn -Pdemo, which puts it there.".formatted(file));
            }
        }
        Files.deleteIfExists(log());
    }

    /**
     * Starts it, and does not wait until it answers.
     *
     * @throws IllegalStateException if this is closed
     */
    synchronized Process start() throws IOException {
        if (closed) {
            throw new IllegalStateException("The demo has ended.");
        }
        ProcessBuilder builder = AppServer.prepare(ServerKind.named("payara-micro", directory), start)
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(log().toFile()));
        builder.environment()
                .keySet()
                .removeIf(name ->
                        name.startsWith("INNGEST_") && !start.environment().containsKey(name));
        process = builder.start();
        return process;
    }

    /** Ends it, and starts it no more. */
    @Override
    public synchronized void close() {
        closed = true;
        if (process == null) {
            return;
        }
        process.destroy();
        try {
            if (!process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private Path serverJar() {
        return directory.resolve("payara-micro.jar");
    }

    private Path war() {
        return directory.resolve("shop.war");
    }
}
