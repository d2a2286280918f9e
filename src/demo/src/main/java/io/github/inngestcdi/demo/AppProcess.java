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

/** Payara Micro with the shop, in a separate process that can be killed and started again. */
final class AppProcess implements AutoCloseable {
    private static final int GRACE_SECONDS = 5;

    /** Options for a fast start and a short life. */
    private static final List<String> JAVA_OPTIONS = List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    private final Path directory;
    private final Start start;
    private @Nullable Process process;
    private boolean closed;

    /**
     * @param directory where the build has put the server and the WAR; the server writes its files here too
     * @param environment the settings of the shop; they replace every INNGEST_ variable of this process
     */
    AppProcess(Path directory, int port, Map<String, String> environment) {
        this.directory = directory;
        start = new Start(
                "payara", directory.resolve("payara"), port, List.of(war()), environment, JAVA_OPTIONS, false);
    }

    /** {@return the file of the server's log; each start appends to it} */
    Path log() {
        return directory.resolve("payara.log");
    }

    /**
     * Checks before the first start that the files exist, and begins a new log.
     *
     * @throws DemoException if the build has not put the files there
     */
    void prepare() throws DemoException, IOException {
        for (var file : List.of(serverJar(), war())) {
            if (!Files.exists(file)) {
                throw new DemoException(
                        "%s is missing. Start the demo with mvn -Pdemo, which creates it.".formatted(file));
            }
        }
        Files.deleteIfExists(log());
    }

    /**
     * Starts the process and does not wait until the server answers.
     *
     * @throws IllegalStateException if this is closed
     */
    synchronized Process start() throws IOException {
        if (closed) {
            throw new IllegalStateException("The demo has ended.");
        }
        var builder = AppServer.prepare(ServerKind.named("payara-micro", directory), start)
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(log().toFile()));
        builder.environment()
                .keySet()
                .removeIf(name ->
                        name.startsWith("INNGEST_") && !start.environment().containsKey(name));
        process = builder.start();
        return process;
    }

    /** Ends the process. It cannot be started again. */
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
