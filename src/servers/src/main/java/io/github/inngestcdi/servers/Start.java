package io.github.inngestcdi.servers;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The parameters with which a server process is started.
 *
 * @param name the name of its home and its log
 * @param home the directory to which it writes all files; it does not exist yet, or it is empty
 * @param port the HTTP port on loopback
 * @param wars the applications to deploy, each under its file's name
 * @param environment the environment variables of the process
 * @param javaOptions the options of its virtual machine
 * @param observed whether it has MicroProfile Health and Telemetry, if the server lets one choose
 */
public record Start(
        String name,
        Path home,
        int port,
        List<Path> wars,
        Map<String, String> environment,
        List<String> javaOptions,
        boolean observed) {
    /** Options for a fast start and a short life. */
    private static final List<String> SHORT_LIVED = List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    public Start {
        wars = List.copyOf(wars);
        environment = Map.copyOf(environment);
        javaOptions = List.copyOf(javaOptions);
    }

    /** {@return a start in the tested module's build directory, for a short life, without applications} */
    public static Start of(String name) {
        return in(Path.of("target"), name);
    }

    /** {@return a start with its home below {@code directory}, for a short life, without applications} */
    public static Start in(Path directory, String name) {
        var home = directory.toAbsolutePath().resolve("servers").resolve("home-" + name);
        return new Start(name, home, Ports.free(), List.of(), Map.of(), SHORT_LIVED, false);
    }

    /** {@return the same start with another port} */
    public Start withPort(int port) {
        return new Start(name, home, port, wars, environment, javaOptions, observed);
    }

    /** {@return the same start with these applications} */
    public Start withWars(List<Path> wars) {
        return new Start(name, home, port, wars, environment, javaOptions, observed);
    }

    /** {@return the same start with these environment variables} */
    public Start withEnvironment(Map<String, String> environment) {
        return new Start(name, home, port, wars, environment, javaOptions, observed);
    }

    /** {@return the same start with only these options of the virtual machine} */
    public Start withJavaOptions(List<String> javaOptions) {
        return new Start(name, home, port, wars, environment, javaOptions, observed);
    }

    /** {@return the same start with one more option of the virtual machine} */
    public Start withJavaOption(String javaOption) {
        var options = Stream.concat(javaOptions.stream(), Stream.of(javaOption)).toList();
        return new Start(name, home, port, wars, environment, options, observed);
    }

    /** {@return the same start with MicroProfile Health and Telemetry} */
    public Start withObservation() {
        return new Start(name, home, port, wars, environment, javaOptions, true);
    }

    /** {@return the file of the log, next to the home} */
    Path log() {
        return home.resolveSibling(name + ".log");
    }
}
