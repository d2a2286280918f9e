package io.github.inngestcdi.docker;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.inngestcdi.docker.Tool.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Checks the files with two programs from npm, which run on Node.js: dclint validates Compose files against the schema of the
 * Compose specification, and dockerfile-utils checks the syntax of Dockerfiles.
 */
class LintTest {
    private static final Path PACKAGES = Path.of("src/test/node");
    private static final Path FOLDER = Path.of("target/node");
    private static final Path INSTALLED = FOLDER.resolve("installed.json");

    @BeforeAll
    static void install() throws IOException {
        Files.createDirectories(FOLDER);
        for (var file : List.of("package.json", "package-lock.json", ".npmrc")) {
            Files.copy(PACKAGES.resolve(file), FOLDER.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        if (Files.exists(INSTALLED) && Files.mismatch(INSTALLED, PACKAGES.resolve("package-lock.json")) == -1) {
            return;
        }
        var npm = List.of(
                "npm",
                "ci",
                "--ignore-scripts",
                "--no-audit",
                "--no-fund",
                "--prefer-offline",
                "--fetch-retries=2",
                "--fetch-retry-mintimeout=1000",
                "--fetch-retry-maxtimeout=5000");
        Result result;
        try {
            result = Tool.run(FOLDER, 300, npm);
        } catch (RuntimeException e) {
            throw Tool.missing("node", String.valueOf(e.getMessage()));
        }
        if (result.status() != 0) {
            throw Tool.missing("node", result.output());
        }
        Files.copy(PACKAGES.resolve("package-lock.json"), INSTALLED, StandardCopyOption.REPLACE_EXISTING);
    }

    @ParameterizedTest
    @EnumSource
    void composeFilesFollowTheSpecification(ComposeFile file) {
        var result = lintCompose(Sources.ROOT.resolve(file.path()));

        assertThat(result.status()).as(result.output()).isZero();
    }

    @Test
    void aComposeFileWithAnUnknownKeyIsRejected(@TempDir Path folder) throws IOException {
        var misspelt = Sources.read(ComposeFile.SELF_HOSTED.path()).replace("healthcheck:", "health-check:");
        var file = Files.writeString(folder.resolve("compose.yml"), misspelt);

        assertThat(lintCompose(file).output()).contains("invalid-schema");
    }

    @ParameterizedTest
    @EnumSource
    void dockerfilesAreWellFormed(AppServer server) {
        var result = lintDockerfile(Sources.ROOT.resolve("docker/" + server.folder() + "/Dockerfile"));

        assertThat(result.status()).as(result.output()).isZero();
    }

    @Test
    void aDockerfileWithAnUnknownInstructionIsRejected(@TempDir Path folder) throws IOException {
        var misspelt = Sources.read("docker/wildfly/Dockerfile").replace("EXPOSE", "EXPSE");
        var file = Files.writeString(folder.resolve("Dockerfile"), misspelt);

        assertThat(lintDockerfile(file).output()).contains("Unknown instruction: EXPSE");
    }

    /** Reports only errors, because warnings are about style, such as the order of keys. */
    private static Result lintCompose(Path file) {
        return node("dclint/bin/dclint.cjs", "--quiet", "--color=false", absolute(file));
    }

    private static Result lintDockerfile(Path file) {
        return node("dockerfile-utils/bin/dockerfile-utils", "lint", absolute(file));
    }

    private static String absolute(Path file) {
        return file.toAbsolutePath().normalize().toString();
    }

    private static Result node(String script, String... arguments) {
        var command = new ArrayList<>(List.of("node", "node_modules/" + script));
        command.addAll(List.of(arguments));
        return Tool.run(FOLDER, 60, command);
    }
}
