package io.github.inngestcdi.servers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;

/** Operations on whole directories and on configuration files of servers. */
final class Directories {
    private Directories() {}

    /** Creates {@code directory}, or removes its content. */
    static void empty(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (var files = Files.walk(directory)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        Files.createDirectories(directory);
    }

    /** Copies {@code source} and its content, including empty directories. */
    static void copy(Path source, Path target) throws IOException {
        try (var files = Files.walk(source)) {
            for (var file : files.toList()) {
                var copy = target.resolve(source.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        }
    }

    /** Writes the resource {@code name} of this module to {@code target}, and replaces each {@code ${key}} by its value. */
    static Path write(String name, Path target, Map<String, String> values) throws IOException {
        try (var resource = Directories.class.getResourceAsStream("/" + name)) {
            var text = new String(resource.readAllBytes(), StandardCharsets.UTF_8);
            for (var value : values.entrySet()) {
                text = text.replace("${" + value.getKey() + "}", value.getValue());
            }
            Files.createDirectories(target.getParent());
            return Files.writeString(target, text);
        }
    }
}
