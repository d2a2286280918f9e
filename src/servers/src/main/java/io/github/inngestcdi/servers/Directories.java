package io.github.inngestcdi.servers;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;

/** What is done with whole directories, and with the files that a server is configured by. */
final class Directories {
    private Directories() {}

    /** Makes {@code directory}, or takes all that is in it away. */
    static void empty(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        Files.createDirectories(directory);
    }

    /** Copies {@code source} with all that is in it, the directories empty or not. */
    static void copy(Path source, Path target) throws IOException {
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : files.toList()) {
                Path copy = target.resolve(source.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        }
    }

    /** Writes the resource {@code name} of this module to {@code target}, with each {@code ${key}} of it filled in. */
    static Path write(String name, Path target, Map<String, String> values) throws IOException {
        try (InputStream resource = Directories.class.getResourceAsStream("/" + name)) {
            String text = new String(resource.readAllBytes(), StandardCharsets.UTF_8);
            for (Map.Entry<String, String> value : values.entrySet()) {
                text = text.replace("${" + value.getKey() + "}", value.getValue());
            }
            Files.createDirectories(target.getParent());
            return Files.writeString(target, text);
        }
    }
}
