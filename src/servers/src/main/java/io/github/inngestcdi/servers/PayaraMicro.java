package io.github.inngestcdi.servers;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Payara Micro. It reads what to deploy from its standard input: see {@link PayaraMicroMain}. */
final class PayaraMicro implements ServerKind {
    private final Path jar;

    PayaraMicro(Path directory) {
        jar = directory.resolve("payara-micro.jar");
    }

    @Override
    public String name() {
        return "payara-micro";
    }

    @Override
    public ProcessBuilder prepare(Start start) throws IOException {
        var commands =
                Directories.write("payara-micro/preboot.txt", start.home().resolve("preboot.txt"), Map.of());
        var temporary = Files.createDirectories(start.home().resolve("tmp"));
        List<String> command = new ArrayList<>();
        command.add(Java.executable());
        command.addAll(start.javaOptions());
        command.add("-Djava.io.tmpdir=" + temporary);
        command.addAll(modulesOpened());
        command.addAll(List.of("-cp", jar + File.pathSeparator + ownClasses(), PayaraMicroMain.class.getName()));
        command.addAll(List.of("--prebootcommandfile", commands.toString()));
        command.addAll(List.of("--nohazelcast", "--disablephonehome", "--port", Integer.toString(start.port())));
        start.wars().forEach(war -> command.addAll(List.of("--deploy", war.toString())));
        return new ProcessBuilder(command).directory(start.home().toFile());
    }

    @Override
    public boolean isUp(String log) {
        return log.contains("ready in ");
    }

    @Override
    public void deploy(AppServer server, Path war) throws IOException {
        send(server, PayaraMicroMain.DEPLOY + war);
    }

    @Override
    public void undeploy(AppServer server, String fileName) throws IOException {
        send(server, PayaraMicroMain.UNDEPLOY + fileName.replaceFirst("\\.war$", ""));
    }

    private static void send(AppServer server, String line) throws IOException {
        server.input().write((line + "\n").getBytes(StandardCharsets.UTF_8));
        server.input().flush();
    }

    /** {@return the options from the server's manifest, which the JVM reads only when it is started with -jar} */
    private List<String> modulesOpened() throws IOException {
        try (var file = new JarFile(jar.toFile())) {
            var manifest = file.getManifest().getMainAttributes();
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
        try {
            return Path.of(PayaraMicroMain.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
