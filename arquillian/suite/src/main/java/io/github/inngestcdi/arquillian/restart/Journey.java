package io.github.inngestcdi.arquillian.restart;

import io.github.inngestcdi.Step;
import io.github.inngestcdi.cdi.Async;
import io.github.inngestcdi.cdi.Workflow;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/** Records each step in a file that outlives the server. */
@ApplicationScoped
public class Journey {
    /** The environment variable with the directory of the files. */
    public static final String DIRECTORY = "JOURNEY_DIRECTORY";

    @Workflow(id = "journey")
    String travel(@Observes @Async JourneyBegun begun, Step step) {
        var traveller = begun.traveller();
        int first = step.run("depart", () -> write(traveller, "departed"));
        if (begun.gate()) {
            step.run("pass", () -> pass(traveller));
        } else {
            step.sleep("rest", Duration.ofHours(8));
        }
        int last = step.run("arrive", () -> write(traveller, "arrived"));
        return "lines " + first + " to " + last;
    }

    private static int pass(String traveller) throws IOException, InterruptedException {
        write(traveller, "at the gate");
        while (!Files.exists(directory().resolve("open"))) {
            Thread.sleep(50);
        }
        return write(traveller, "passed");
    }

    private static int write(String traveller, String line) throws IOException {
        var file = directory().resolve(traveller);
        Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        return Files.readAllLines(file).size();
    }

    private static Path directory() {
        return Path.of(System.getenv(DIRECTORY));
    }
}
