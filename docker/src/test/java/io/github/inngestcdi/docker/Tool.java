package io.github.inngestcdi.docker;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;

/**
 * Runs a program of this machine. If the program is missing, the tests that need it are skipped, or fail with {@code
 * -Dinngest.test.<program>=required}.
 */
final class Tool {
    /** The exit status and the output of a program. */
    record Result(int status, String output) {}

    private Tool() {}

    /** Runs {@code command} in {@code folder}. The first word of the command is a program on the PATH. */
    static Result run(Path folder, int seconds, List<String> command) {
        try {
            var output = Files.createTempFile("tool", ".txt");
            try {
                var builder = new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile());
                builder.environment().merge("no_proxy", "127.0.0.1", (hosts, loopback) -> hosts + "," + loopback);
                int status = end(builder.start(), seconds, command);
                return new Result(status, Files.readString(output, StandardCharsets.UTF_8));
            } finally {
                Files.delete(output);
            }
        } catch (IOException e) {
            throw missing(command.get(0), String.valueOf(e.getMessage()));
        }
    }

    /**
     * {@return the exception that skips the test}
     *
     * @throws AssertionError if {@code program} is required
     */
    static RuntimeException missing(String program, String why) {
        var message = "%s is needed for this test: %s".formatted(program, why);
        if ("required".equals(System.getProperty("inngest.test." + program))) {
            throw new AssertionError(message);
        }
        return new TestAbortedException(message);
    }

    private static int end(Process process, int seconds, List<String> command) throws IOException {
        try {
            if (process.waitFor(seconds, TimeUnit.SECONDS)) {
                return process.exitValue();
            }
            throw new AssertionError("%s took longer than %d s".formatted(command, seconds));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        } finally {
            Stream.concat(process.descendants(), Stream.of(process.toHandle())).forEach(ProcessHandle::destroyForcibly);
        }
    }
}
