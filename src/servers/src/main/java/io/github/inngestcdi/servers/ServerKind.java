package io.github.inngestcdi.servers;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;

/** A kind of server: how to start a process of it, and how to deploy and undeploy applications while it runs. */
public interface ServerKind {
    /**
     * {@return the kind with the name in the system property {@code server}, unpacked in the directory in {@code
     * directory.servers}}
     */
    static ServerKind ofTheBuild() {
        var directory = System.getProperty("directory.servers");
        return named(System.getProperty("server"), Path.of(directory).toAbsolutePath());
    }

    /**
     * {@return the kind with that name}
     *
     * @param name the name, such as {@code payara-micro}
     * @param directory the directory that contains the unpacked server
     * @throws IllegalArgumentException if there is no such kind
     */
    static ServerKind named(String name, Path directory) {
        return switch (name) {
            case "open-liberty" -> new OpenLiberty(directory);
            case "payara-micro" -> new PayaraMicro(directory);
            case "payara-server" -> new PayaraServer(directory);
            case "wildfly" -> new WildFly(directory);
            default -> throw new IllegalArgumentException("No server is named '" + name + "'.");
        };
    }

    /** {@return the name of the kind, such as {@code payara-micro}} */
    String name();

    /**
     * Creates an empty home for a process and returns how to start the process.
     *
     * @return a builder with command and directory; the caller adds the environment and the output
     */
    ProcessBuilder prepare(Start start) throws IOException;

    /** {@return whether a process with that log is up, and the deployments of its start have succeeded or failed} */
    boolean isUp(String log);

    /** {@return the address of the readiness check of {@code server}, which was started with {@link Start#withObservation}} */
    default URI readiness(AppServer server) {
        return server.uri("health/ready");
    }

    /** Requests the deployment of {@code war} under its file's name. Does not wait for the deployment. */
    void deploy(AppServer server, Path war) throws IOException;

    /** Requests the undeployment of the application from a file with that name. Does not wait for the undeployment. */
    void undeploy(AppServer server, String fileName) throws IOException;

    /** {@return the number of class loaders that the server keeps of each deployment whose spans it has exported} */
    default long loadersKeptByExporters() {
        return 0;
    }
}
