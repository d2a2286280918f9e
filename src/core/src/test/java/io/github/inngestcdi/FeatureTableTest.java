package io.github.inngestcdi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Tests prove the features that the table of docs/features.md claims. */
class FeatureTableTest {
    private static final Path PROJECT = Path.of("../..");
    private static final String COLUMNS = "| js | py | go | kt | inngest-cdi | test |";
    private static final Pattern THEIRS = Pattern.compile("(yes|experimental|–)([,:] .+)?|partly(: .+)?|n/a \\[\\w]");
    private static final Pattern OURS = Pattern.compile("yes([,:] .+)?|(partly|no): .+");
    private static final Pattern NAME = Pattern.compile("`(\\w+)\\.(\\w+)`");
    private static final Pattern NOTE = Pattern.compile("n/a (\\[\\w])");
    private static final Pattern MEMBER = Pattern.compile("\\R\\s*\\R");
    private static final Pattern ENABLED =
            Pattern.compile("(?s)^(?!.*@Disabled).*@(Test|TestFactory|ParameterizedTest|Property)\\b");

    private static final List<Row> ROWS = new ArrayList<>();
    private static final List<Path> TESTS = new ArrayList<>();

    private record Row(String section, List<String> cells) {
        String ours() {
            return cells.get(5);
        }

        Stream<MatchResult> tests() {
            return NAME.matcher(cells.get(6)).results();
        }

        @Override
        public String toString() {
            return String.join(" | ", cells);
        }
    }

    @BeforeAll
    static void read() throws IOException {
        var page = Files.readString(PROJECT.resolve("docs/features.md"));
        Stream.of(page.split("\n## ", -1))
                .filter(section -> section.contains(COLUMNS))
                .forEach(section -> section.lines()
                        .filter(line -> line.startsWith("|") && !line.startsWith("| ---") && !line.endsWith(COLUMNS))
                        .map(line -> Arrays.stream(line.substring(1).split("\\|", -1))
                                .map(String::strip)
                                .toList())
                        .forEach(cells -> ROWS.add(new Row(section, cells.subList(0, cells.size() - 1)))));
        Files.walkFileTree(PROJECT, new TestSources());
    }

    private static final class TestSources extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            var name = folder.getFileName().toString();
            boolean hidden = name.startsWith(".") && !name.equals("..");
            return hidden || name.equals("target") ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (file.toString().replace('\\', '/').matches(".*/src/(test|main)/java/.*(Test|IT)\\.java")) {
                TESTS.add(file);
            }
            return FileVisitResult.CONTINUE;
        }
    }

    @Test
    void hasNoEmptyCell() {
        assertThat(ROWS)
                .hasSizeGreaterThan(100)
                .allSatisfy(row ->
                        assertThat(row.cells()).as(row.toString()).hasSize(7).doesNotContain(""));
    }

    @Test
    void describesSupportInTheWordsOfTheLegend() {
        assertThat(ROWS).allSatisfy(row -> {
            assertThat(row.cells().subList(1, 5))
                    .as(row.toString())
                    .allMatch(cell -> THEIRS.matcher(cell).matches());
            assertThat(row.ours()).as(row.toString()).matches(OURS);
            NOTE.matcher(row.toString())
                    .results()
                    .forEach(
                            note -> assertThat(row.section()).as(row.toString()).contains("\n" + note.group(1) + " "));
        });
    }

    @Test
    void namesATestForEachSupportedFeature() {
        assertThat(ROWS)
                .filteredOn(row -> row.ours().startsWith("yes"))
                .allSatisfy(row -> assertThat(row.tests()).as(row.toString()).isNotEmpty());
    }

    @Test
    void namesOnlyTestsThatExistAndRun() {
        assertThat(ROWS)
                .flatExtracting(row -> row.tests().toList())
                .filteredOn(name -> !exists(name.group(1), name.group(2)))
                .extracting(MatchResult::group)
                .as("named tests that are missing or disabled")
                .isEmpty();
    }

    private static boolean exists(String type, String method) {
        var declared = Pattern.compile("(void|>) " + method + "\\(");
        return TESTS.stream()
                .filter(file -> file.endsWith(type + ".java"))
                .flatMap(file -> MEMBER.splitAsStream(text(file)))
                .anyMatch(member -> declared.matcher(member).find()
                        && ENABLED.matcher(member).find());
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
