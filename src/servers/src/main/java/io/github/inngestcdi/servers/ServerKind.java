package io.github.inngestcdi.servers;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;

/** One kind of server: how a process of it is started, and how applications come and go while it runs. */
public interface ServerKind {
    /**
     * {@return the kind that the system property {@code server} names, unpacked in the directory that {@code
     * directory.servers} names}
     */
    static ServerKind ofTheBuild() {
        String directory = System.getProperty("directory.servers");
        return named(System.getProperty("server"), Path.of(directory).toAbsolutePath());
    }

    /**
     * {@return the kind with that name}
     *
     * @param name as in {@code payara-micro}
     * @param directory where it was unpacked
     * @throws IllegalArgumentException if there is none
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

    /** {@return its name, as in {@code payara-micro}} */
    String name();

    /**
     * Makes a home for one process, with nothing in it from one before, and tells how to start that.
     *
     * @return with command and directory; the environment and the output are added by who starts it
     */
    ProcessBuilder prepare(Start start) throws IOException;

    /** {@return whether a process with that log has come up, and has deployed what it was started with, or failed to} */
    boolean isUp(String log);

    /** {@return where {@code server}, started with {@link Start#withObservation}, says whether its applications are ready} */
    default URI readiness(AppServer server) {
        return server.uri("health/ready");
    }

    /** Has {@code server} deploy {@code war} under its file's name; returns when it was told, not when that is done. */
    void deploy(AppServer server, Path war) throws IOException;

    /** Has {@code server} undeploy what was deployed from a file of that name; returns when it was told. */
    void undeploy(AppServer server, String fileName) throws IOException;

    /** {@return how many class loaders the server itself keeps of each deployment whose spans it has exported} */
    default long loadersKeptByExporters() {
        return 0;
    }
}
