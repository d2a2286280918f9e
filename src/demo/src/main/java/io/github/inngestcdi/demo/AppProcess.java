package io.github.inngestcdi.demo;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Payara Micro with the shop, in a process of its own that can be killed and started again. */
final class AppProcess implements AutoCloseable {
    private static final int GRACE_SECONDS = 5;

    private final Path directory;
    private final int port;
    private final Map<String, String> environment;
    private @Nullable Process process;
    private boolean closed;

    /**
     * @param directory where the build has put the server and the WAR, and where all that the server writes goes
     * @param environment the settings of the shop; in place of every INNGEST_ variable of this process
     */
    AppProcess(Path directory, int port, Map<String, String> environment) {
        this.directory = directory;
        this.port = port;
        this.environment = Map.copyOf(environment);
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
        makeHome();
        var builder =
                new ProcessBuilder(command()).directory(directory.toFile()).redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("INNGEST_"));
        builder.environment().putAll(environment);
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

    /** An empty one each time: the server would remember the shop from before, and load it twice. */
    private void makeHome() throws IOException {
        if (Files.exists(home())) {
            try (Stream<Path> files = Files.walk(home())) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        Files.createDirectories(temporary());
        // Only for this machine, as the rest of the demo
        Files.writeString(
                commands(),
                "set configs.config.server-config.network-config.network-listeners"
                        + ".network-listener.http-listener.address=%s%n".formatted(Loopback.HOST));
    }

    private List<String> command() throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // It is to be up soon, and will not run for long
        command.addAll(List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.add("-Djava.io.tmpdir=" + temporary());
        command.addAll(modulesOpened());
        command.addAll(List.of("-cp", serverJar() + File.pathSeparator + ownClasses()));
        command.add(AppMain.class.getName());
        command.addAll(List.of("--nohazelcast", "--disablephonehome"));
        command.addAll(List.of("--port", Integer.toString(port)));
        command.addAll(List.of("--prebootcommandfile", commands().toString()));
        command.addAll(List.of("--unpackdir", home().resolve("runtime").toString()));
        command.addAll(List.of("--deploy", war().toString(), "--contextroot", "shop"));
        return command;
    }

    /** {@return what the server's manifest asks for, which only counts when it is started with -jar} */
    private List<String> modulesOpened() throws IOException {
        try (var jar = new JarFile(serverJar().toFile())) {
            Attributes manifest = jar.getManifest().getMainAttributes();
            return Stream.concat(
                            packages(manifest.getValue("Add-Opens")).map(name -> "--add-opens=" + name),
                            packages(manifest.getValue("Add-Exports")).map(name -> "--add-exports=" + name))
                    .map(option -> option + "=ALL-UNNAMED")
                    .toList();
        }
    }

    private static Stream<String> packages(@Nullable String names) {
        return names == null ? Stream.empty() : Stream.of(names.strip().split("\\s+"));
    }

    private static Path ownClasses() {
        return Path.of(URI.create(AppMain.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toString()));
    }

    private Path serverJar() {
        return directory.resolve("payara-micro.jar");
    }

    private Path war() {
        return directory.resolve("shop.war");
    }

    private Path home() {
        return directory.resolve("payara");
    }

    private Path temporary() {
        return home().resolve("tmp");
    }

    private Path commands() {
        return home().resolve("commands.txt");
    }
}
