package io.github.inngestcdi.servers;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a process is started with.
 *
 * @param name of its home and its log
 * @param home where all that it writes goes; not there yet, or empty
 * @param port of its HTTP, on loopback
 * @param wars what it deploys, each under its file's name
 * @param environment variables of the process
 * @param javaOptions of its virtual machine
 * @param observed whether it has MicroProfile Health and Telemetry, where it has a choice
 */
public record Start(
        String name,
        Path home,
        int port,
        List<Path> wars,
        Map<String, String> environment,
        List<String> javaOptions,
        boolean observed) {
    /** To be up soon: of what a short life does not pay back, nothing is done. */
    private static final List<String> SHORT_LIVED = List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    public Start {
        wars = List.copyOf(wars);
        environment = Map.copyOf(environment);
        javaOptions = List.copyOf(javaOptions);
    }

    /** {@return one in the module that is tested, for a short life, without applications} */
    public static Start of(String name) {
        return in(Path.of("target"), name);
    }

    /** {@return one with its home in {@code directory}, for a short life, without applications} */
    public static Start in(Path directory, String name) {
        Path home = directory.toAbsolutePath().resolve("servers").resolve("home-" + name);
        return new Start(name, home, Ports.free(), List.of(), Map.of(), SHORT_LIVED, false);
    }

    /** {@return the same at another port} */
    public Start at(int port) {
        return new Start(name, home, port, wars, environment, javaOptions, observed);
    }

    /** {@return the same with these applications} */
    public Start with(List<Path> wars) {
        return new Start(name, home, port, wars, environment, javaOptions, observed);
    }

    /** {@return the same with these variables} */
    public Start with(Map<String, String> environment) {
        return new Start(name, home, port, wars, environment, javaOptions, observed);
    }

    /** {@return the same on a virtual machine with these options and no others} */
    public Start on(List<String> javaOptions) {
        return new Start(name, home, port, wars, environment, javaOptions, observed);
    }

    /** {@return the same with one more option of its virtual machine} */
    public Start with(String javaOption) {
        List<String> options =
                Stream.concat(javaOptions.stream(), Stream.of(javaOption)).toList();
        return new Start(name, home, port, wars, environment, options, observed);
    }

    /** {@return the same with MicroProfile Health and Telemetry} */
    public Start withObservation() {
        return new Start(name, home, port, wars, environment, javaOptions, true);
    }

    /** {@return where what it says goes, beside its home} */
    Path log() {
        return home.resolveSibling(name + ".log");
    }
}
