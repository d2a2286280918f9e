package io.github.inngestcdi.arquillian;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The servers that tests start themselves; the Maven profile says which. */
enum ServerKind {
    PAYARA {
        @Override
        List<String> command(int port, List<Path> wars) {
            List<String> command = new ArrayList<>(List.of(java(), "-Xmx512m", "-Djava.io.tmpdir=" + SERVERS));
            command.addAll(List.of("-jar", SERVERS + "/payara-micro.jar"));
            command.addAll(List.of("--prebootcommandfile", CONFIGURATION + "/payara/preboot.txt"));
            command.addAll(List.of("--nocluster", "--port", String.valueOf(port)));
            wars.forEach(war -> command.addAll(List.of("--deploy", war.toString())));
            return command;
        }

        @Override
        String upWhenItSays() {
            return "ready in ";
        }
    };

    private static final String SERVERS = System.getProperty("directory.servers");
    private static final String CONFIGURATION = System.getProperty("directory.configuration");

    /** {@return the one that the build has fetched} */
    static ServerKind ofTheBuild() {
        return valueOf(System.getProperty("arquillian.launch").toUpperCase(Locale.ROOT));
    }

    /** {@return what starts one on loopback at {@code port} with {@code wars}, each under its file's name} */
    abstract List<String> command(int port, List<Path> wars);

    /** {@return what its log says once it is up} */
    abstract String upWhenItSays();

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
