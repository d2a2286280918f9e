package io.github.inngestcdi.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Open Liberty. It deploys the files in its directory {@code dropins}, which it polls. */
final class OpenLiberty implements ServerKind {
    private final Path directory;

    OpenLiberty(Path directory) {
        this.directory = directory.resolve("wlp");
    }

    @Override
    public String name() {
        return "open-liberty";
    }

    @Override
    public ProcessBuilder prepare(Start start) throws IOException {
        var configuration = configuration(start);
        Directories.write("open-liberty/server.xml", configuration.resolve("server.xml"), Map.of());
        if (start.observed()) {
            var observation = configuration.resolve("configDropins/defaults/observation.xml");
            Directories.write("open-liberty/observation.xml", observation, Map.of());
        }
        var temporary = Files.createDirectories(start.home().resolve("tmp"));
        List<String> javaOptions = new ArrayList<>(start.javaOptions());
        javaOptions.add("-Djava.io.tmpdir=" + temporary);
        Files.write(configuration.resolve("jvm.options"), javaOptions);
        Files.createDirectories(dropins(start));
        for (var war : start.wars()) {
            drop(war, start);
        }
        var builder = new ProcessBuilder(directory.resolve("bin/server").toString(), "run", start.name())
                .directory(start.home().toFile());
        builder.environment().put("JAVA_HOME", Java.home().toString());
        builder.environment().put("HTTP_PORT", Integer.toString(start.port()));
        builder.environment().put("WLP_USER_DIR", start.home().toString());
        return builder;
    }

    /** Searches for the message that the server is ready. It appears after all applications have started or failed. */
    @Override
    public boolean isUp(String log) {
        return log.contains("CWWKF0011I: ");
    }

    @Override
    public void deploy(AppServer server, Path war) throws IOException {
        drop(war, server.started());
    }

    @Override
    public void undeploy(AppServer server, String fileName) throws IOException {
        Files.delete(dropins(server.started()).resolve(fileName));
    }

    /** Copies the file to another directory first and then moves it, so that the server never reads an incomplete file. */
    private static void drop(Path war, Start start) throws IOException {
        var copy = start.home().resolve("tmp").resolve(war.getFileName().toString());
        Files.copy(war, copy, StandardCopyOption.REPLACE_EXISTING);
        Files.move(copy, dropins(start).resolve(copy.getFileName()), StandardCopyOption.ATOMIC_MOVE);
    }

    private static Path dropins(Start start) {
        return configuration(start).resolve("dropins");
    }

    private static Path configuration(Start start) {
        return start.home().resolve("servers").resolve(start.name());
    }
}
