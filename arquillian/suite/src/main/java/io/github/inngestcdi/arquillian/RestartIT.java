package io.github.inngestcdi.arquillian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.inngestcdi.arquillian.restart.Journey;
import io.github.inngestcdi.devserver.DevServer;
import io.github.inngestcdi.devserver.DevServerOptions;
import io.github.inngestcdi.servers.AppServer;
import io.github.inngestcdi.servers.Ports;
import io.github.inngestcdi.servers.Start;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An application that syncs itself on start, is killed, and is started again: its runs continue where they stopped. */
class RestartIT {
    /** Long, so that no attempt is made while the application is down; the test advances the clock. */
    private static final Duration RETRY_INTERVAL = Duration.ofHours(1);

    @TempDir
    private Path directory;

    @Test
    void runsContinueAndNoFinishedStepRunsAgain() throws IOException {
        try (var inngest =
                DevServer.start(DevServerOptions.defaults().withPort(0).withRetryInterval(RETRY_INTERVAL))) {
            var runs = new Runs(inngest, "journeys");
            int port = Ports.free();
            var war = war(inngest, port);

            JsonNode resting;
            try (var server = start("restart-before", port, war)) {
                begin(inngest, "ada", false);
                begin(inngest, "bob", true);
                resting = runs.waiting("journey", "ada");
                await().atMost(Duration.ofMinutes(1)).until(() -> lines("bob").contains("at the gate"));
                server.kill();
            }
            assertThat(lines("ada")).containsExactly("departed");
            assertThat(lines("bob")).containsExactly("departed", "at the gate");

            Files.createFile(directory.resolve("open"));
            try (var server = start("restart-after", port, war)) {
                inngest.advance(Duration.ofHours(8));
                var ada = runs.ended("journey", "ada");
                var bob = runs.ended("journey", "bob");

                assertThat(ada.path("id")).isEqualTo(resting.path("id"));
                assertThat(ada.path("output").asText()).isEqualTo("lines 1 to 2");
                assertThat(lines("ada")).containsExactly("departed", "arrived");
                assertThat(bob.path("output").asText()).isEqualTo("lines 1 to 5");
                assertThat(lines("bob")).containsExactly("departed", "at the gate", "at the gate", "passed", "arrived");
                assertThat(server.log()).doesNotContain("INNGEST-01063");
            }
        }
    }

    private static Path war(DevServer inngest, int port) {
        return Wars.written(Wars.of(
                        "journeys",
                        Map.of(
                                "inngest.app-id",
                                "journeys",
                                "inngest.dev",
                                inngest.uri().toString(),
                                "inngest.serve-origin",
                                "http://127.0.0.1:" + port))
                .addPackage(Journey.class.getPackage()));
    }

    /** Starts the application, and waits until it has synced itself. */
    private AppServer start(String name, int port, Path war) {
        var server = AppServer.start(Start.of(name)
                .withPort(port)
                .withWars(List.of(war))
                .withEnvironment(Map.of(Journey.DIRECTORY, directory.toString())));
        await().atMost(Duration.ofMinutes(2)).until(() -> server.log().contains("INNGEST-01064"));
        return server;
    }

    private static void begin(DevServer inngest, String traveller, boolean gate) {
        var sent = Http.post(inngest.uri().resolve("/e/test"), """
                {"name": "journey/begun", "data": {"traveller": "%s", "gate": %s}}""".formatted(traveller, gate));

        assertThat(sent.status()).isEqualTo(200);
    }

    private List<String> lines(String traveller) throws IOException {
        var file = directory.resolve(traveller);
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }
}
