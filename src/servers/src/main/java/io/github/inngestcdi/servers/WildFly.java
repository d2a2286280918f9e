package io.github.inngestcdi.servers;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.wildfly.core.launcher.StandaloneCommandBuilder;

/**
 * WildFly. Marker files control its deployments: creating {@code .dodeploy} next to a WAR deploys it, removing {@code
 * .deployed} undeploys it.
 *
 * <p>The log names the management port. MicroProfile Health is at this port too.
 */
final class WildFly implements ServerKind {
    /** Started, or started with errors. The errors of an application count as errors of the start. */
    private static final Pattern UP = Pattern.compile("WFLYSRV002[56]: ");

    private static final Pattern MANAGEMENT = Pattern.compile("WFLYSRV0060: .* (http://[\\d.]+:\\d+/)");

    private static final Duration DEPLOYMENT = Duration.ofMinutes(2);

    private final Path directory;

    WildFly(Path directory) {
        this.directory = directory.resolve("wildfly");
    }

    @Override
    public String name() {
        return "wildfly";
    }

    @Override
    public ProcessBuilder prepare(Start start) throws IOException {
        var home = start.home();
        Directories.copy(directory.resolve("standalone"), home);
        for (var war : start.wars()) {
            mark(war, deployments(start));
        }
        var command = StandaloneCommandBuilder.of(directory)
                .setJavaHome(Java.home())
                .setBaseDirectory(home)
                .setServerReadOnlyConfiguration(start.observed() ? "standalone-microprofile.xml" : "standalone.xml")
                .setYamlFiles(settings(home, "settings.yml"), settings(home, "markers.yml"))
                .addJavaOptions(start.javaOptions())
                .addJavaOption("-Djava.io.tmpdir=" + home.resolve("tmp"))
                .addJavaOption("-Dorg.jboss.logmanager.nocolor=true")
                .addServerArgument("-Djboss.http.port=" + start.port())
                .addServerArgument("-Djboss.management.http.port=0");
        return new ProcessBuilder(command.build()).directory(home.toFile());
    }

    @Override
    public boolean isUp(String log) {
        return UP.matcher(log).find();
    }

    @Override
    public URI readiness(AppServer server) {
        var management = MANAGEMENT.matcher(server.log());
        if (!management.find()) {
            throw new IllegalStateException("The server has no management, or is not up.");
        }
        return URI.create(management.group(1)).resolve("health/ready");
    }

    @Override
    public void deploy(AppServer server, Path war) throws IOException {
        mark(war, deployments(server.started()));
    }

    /** Waits for the end of the deployment, because the marker to remove does not exist earlier. */
    @Override
    public void undeploy(AppServer server, String fileName) {
        var deployed = deployments(server.started()).resolve(fileName + ".deployed");
        await().atMost(DEPLOYMENT).until(() -> Files.deleteIfExists(deployed));
    }

    /** The exporter of each deployment has threads of Vert.x. They outlive the deployment and refer to its class loader. */
    @Override
    public long loadersKeptByExporters() {
        return 1;
    }

    private static Path settings(Path home, String name) throws IOException {
        return Directories.write(
                "wildfly/" + name, home.resolve("configuration").resolve(name), Map.of());
    }

    private static Path deployments(Start start) {
        return start.home().resolve("deployments");
    }

    private static void mark(Path war, Path deployments) throws IOException {
        var name = war.getFileName().toString();
        Files.copy(war, deployments.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        Files.writeString(deployments.resolve(name + ".dodeploy"), "");
    }
}
