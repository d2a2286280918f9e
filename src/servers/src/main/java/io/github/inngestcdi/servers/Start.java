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
    public Start {
        wars = List.copyOf(wars);
        environment = Map.copyOf(environment);
        javaOptions = List.copyOf(javaOptions);
    }

    /** {@return one for tests: 512 MB of heap, no applications yet} */
    public static Start of(String name) {
        Path home = Path.of("target", "servers", "home-" + name).toAbsolutePath();
        return new Start(name, home, Ports.free(), List.of(), Map.of(), List.of("-Xmx512m"), false);
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
