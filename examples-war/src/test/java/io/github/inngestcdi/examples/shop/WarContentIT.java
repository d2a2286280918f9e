package io.github.inngestcdi.examples.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** Checks which jars an application contains for durable workflows: two small jars of this project, and no others. */
class WarContentIT {
    private static final long MAX_BYTES = 500_000;

    @Test
    void containsOnlyOurTwoJars() throws IOException {
        var names = libraries().stream().map(ZipEntry::getName).toList();

        assertThat(names)
                .hasSize(2)
                .anySatisfy(name -> assertThat(name).startsWith("WEB-INF/lib/inngest-core-"))
                .anySatisfy(name -> assertThat(name).startsWith("WEB-INF/lib/inngest-cdi-"));
    }

    @Test
    void staysUnderTheBudgetOfAnApplication() throws IOException {
        long bytes = libraries().stream().mapToLong(ZipEntry::getCompressedSize).sum();

        assertThat(bytes).isPositive().isLessThan(MAX_BYTES);
    }

    private static List<? extends ZipEntry> libraries() throws IOException {
        try (var war = new ZipFile(System.getProperty("war.file"))) {
            return war.stream()
                    .filter(entry -> entry.getName().startsWith("WEB-INF/lib/") && !entry.isDirectory())
                    .toList();
        }
    }
}
