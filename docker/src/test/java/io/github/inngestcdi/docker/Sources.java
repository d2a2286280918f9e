package io.github.inngestcdi.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Reads files of this repository, so that tests can compare the images with them. */
final class Sources {
    /** The repository's root: tests run in the folder of their module. */
    static final Path ROOT = Path.of("..");

    private Sources() {}

    /** {@return the text of a file} */
    static String read(String path) {
        try {
            return Files.readString(ROOT.resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return the text of the first group of {@code pattern} at its first match in a file} */
    static String find(String path, String pattern) {
        var matcher = Pattern.compile(pattern).matcher(read(path));
        assertThat(matcher.find()).as("%s has something like %s", path, pattern).isTrue();
        return matcher.group(1);
    }

    /** {@return the value of a property of the parent pom} */
    static String version(String property) {
        return find("pom.xml", "<" + Pattern.quote(property) + ">([^<]+)<");
    }
}
