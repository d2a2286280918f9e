package io.github.inngestcdi.middleware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DirectoryStoreTest {
    private static final byte[] VALUE = "{\"n\":1}".getBytes(StandardCharsets.UTF_8);
    private static final String KEY = "01M806BSGE3Q823QA1K2SCJ59Q/" + Claim.sha256(VALUE);

    @TempDir
    Path folder;

    private DirectoryStore store() {
        return new DirectoryStore("disk", folder.resolve("values"));
    }

    private List<String> files() throws Exception {
        try (var all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .map(each -> folder.relativize(each).toString())
                    .toList();
        }
    }

    @Test
    void returnsAStoredValue() throws Exception {
        var reference = store().put(KEY, VALUE);

        assertThat(store().get(reference)).hasValue(VALUE);
    }

    @Test
    void keepsAValueOnceInADirectoryOfItsRun() throws Exception {
        store().put(KEY, VALUE);
        store().put(KEY, VALUE);

        assertThat(files()).containsExactly("values/" + KEY);
    }

    @Test
    void reportsAMissingValue() throws Exception {
        assertThat(store().get(KEY)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"../secret", "run/../../secret", "/etc/passwd", "run", "run/", "./run", "", "run/\u0000"})
    void readsNothingOutsideItsDirectory(String reference) throws Exception {
        Files.writeString(folder.resolve("secret"), "s");

        assertThat(store().get(reference)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"../", "../..//", "a/b/", "/", "a.b/"})
    void writesNothingOutsideItsDirectory(String run) throws Exception {
        var key = run + "/" + Claim.sha256(VALUE);

        assertThatThrownBy(() -> store().put(key, VALUE)).hasMessageStartingWith("INNGEST-00086");

        assertThat(files()).isEmpty();
    }
}
