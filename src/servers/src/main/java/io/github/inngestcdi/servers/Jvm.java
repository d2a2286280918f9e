package io.github.inngestcdi.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The virtual machine of another process, inspected with the JDK's {@code jcmd}. */
public final class Jvm {
    private final long pid;

    Jvm(long pid) {
        this.pid = pid;
    }

    /** {@return the live objects on the heap, after a full collection} */
    public LiveHeap liveHeap() {
        return LiveHeap.parsed(ask("GC.class_histogram"));
    }

    /** {@return the threads, each with its name, its state and its stack} */
    public List<String> threads() {
        return Pattern.compile("\n\n")
                .splitAsStream(ask("Thread.print"))
                .map(String::strip)
                .filter(thread -> thread.startsWith("\""))
                .toList();
    }

    /** {@return the number of loaded classes with that name, each from a different class loader} */
    public long loaded(String className) {
        return Pattern.compile("(?m)\\b" + Pattern.quote(className) + "/0x")
                .matcher(ask("VM.class_hierarchy", className))
                .results()
                .count();
    }

    private String ask(String... command) {
        var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        try {
            List<String> line = new ArrayList<>(List.of(jcmd.toString(), Long.toString(pid)));
            line.addAll(List.of(command));
            var process = new ProcessBuilder(line).redirectErrorStream(true).start();
            var answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int status = process.waitFor();
            if (status != 0) {
                throw new IllegalStateException("%s ended with %d: %s".formatted(line, status, answer));
            }
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
