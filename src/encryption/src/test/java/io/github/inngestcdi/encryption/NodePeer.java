package io.github.inngestcdi.encryption;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;

/**
 * Inngest's own middleware for TypeScript, installed from npm and run by Node.js. Without them its tests are skipped,
 * unless {@code -Dinngest.test.node=required}.
 */
final class NodePeer {
    private static final Path SOURCES = Path.of("src/test/node");
    private static final Path FOLDER = Path.of("target/node");
    private static final Path INSTALLED = FOLDER.resolve("installed.json");
    private static final Path LOG = FOLDER.resolve("errors.log");
    private static final List<String> FILES = List.of(
            "package.json", "package-lock.json", ".npmrc", "peer.js", "inngest/package.json", "inngest/index.js");

    private NodePeer() {}

    /** {@return the middleware, which is installed first if necessary} */
    static NodePeer installed() {
        try {
            for (var file : FILES) {
                var copy = FOLDER.resolve(file);
                Files.createDirectories(copy.getParent());
                Files.write(copy, Files.readAllBytes(SOURCES.resolve(file)));
            }
            run(command("node", "--version"), 20);
            if (!isInstalled()) {
                install();
            }
            return new NodePeer();
        } catch (IOException e) {
            throw unavailable(e.getMessage());
        }
    }

    /**
     * Runs hooks of the middleware.
     *
     * @param requests the requests, each with {@code hook}, {@code options} and {@code value}
     * @return for each request its {@code value} or its {@code error}
     */
    List<JsonObject> answers(List<JsonObject> requests) {
        var answers = FOLDER.resolve("answers.json");
        try {
            var input = Json.createArrayBuilder(requests).build();
            Files.writeString(FOLDER.resolve("requests.json"), input.toString());
            var node = command("node", "peer.js")
                    .redirectInput(FOLDER.resolve("requests.json").toFile())
                    .redirectOutput(answers.toFile());
            assertThat(run(node, 60)).as(NodePeer::log).isZero();
            try (var reader = Json.createReader(Files.newBufferedReader(answers))) {
                return reader.readArray().getValuesAs(JsonValue::asJsonObject);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isInstalled() throws IOException {
        return Files.exists(INSTALLED) && Files.mismatch(INSTALLED, SOURCES.resolve("package-lock.json")) == -1;
    }

    private static void install() throws IOException {
        var npm = command(
                "npm",
                "ci",
                "--ignore-scripts",
                "--no-audit",
                "--no-fund",
                "--prefer-offline",
                "--fetch-retries=2",
                "--fetch-retry-mintimeout=1000",
                "--fetch-retry-maxtimeout=5000");
        if (run(npm, 300) != 0) {
            throw unavailable(log());
        }
        Files.copy(SOURCES.resolve("package-lock.json"), INSTALLED, StandardCopyOption.REPLACE_EXISTING);
    }

    private static ProcessBuilder command(String... words) {
        return new ProcessBuilder(words)
                .directory(FOLDER.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(LOG.toFile());
    }

    private static int run(ProcessBuilder command, int seconds) throws IOException {
        var process = command.start();
        try {
            if (process.waitFor(seconds, TimeUnit.SECONDS)) {
                return process.exitValue();
            }
            throw new IOException("'%s' took longer than %d s".formatted(String.join(" ", command.command()), seconds));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        } finally {
            Stream.concat(process.descendants(), Stream.of(process.toHandle())).forEach(ProcessHandle::destroyForcibly);
        }
    }

    private static RuntimeException unavailable(String why) {
        var message = "Node.js and npm are needed for the tests against @inngest/middleware-encryption: " + why;
        if ("required".equals(System.getProperty("inngest.test.node"))) {
            throw new AssertionError(message);
        }
        return new TestAbortedException(message);
    }

    private static String log() {
        try {
            return Files.readString(LOG);
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
