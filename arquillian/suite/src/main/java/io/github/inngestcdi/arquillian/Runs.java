package io.github.inngestcdi.arquillian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.inngestcdi.devserver.DevServer;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

/** The runs of a dev server, found by their function and by the data of their event. */
final class Runs {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final DevServer server;
    private final String app;

    Runs(DevServer server, String app) {
        this.server = server;
        this.app = app;
    }

    /** {@return the run of {@code function} whose event's data has {@code value} somewhere, once it has ended} */
    JsonNode ended(String function, String value) {
        return await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(
                        () -> find(function, value),
                        run -> run.isPresent() && !run.get().path("endedAt").isNull())
                .orElseThrow();
    }

    /** {@return the run of {@code function}, once one of its steps has the status {@code Waiting}} */
    JsonNode waiting(String function, String value) {
        return await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(
                        () -> find(function, value),
                        run -> run.isPresent()
                                && has(
                                        run.get().path("steps"),
                                        step -> step.path("status").asText().equals("Waiting")))
                .orElseThrow();
    }

    /** {@return the ids of the steps of {@code run}, in the order in which the run reached them} */
    static List<String> steps(JsonNode run) {
        return elements(run.path("steps")).stream()
                .map(step -> step.path("name").asText())
                .toList();
    }

    /** {@return the step that the code names {@code id}} */
    static JsonNode step(JsonNode run, String id) {
        return elements(run.path("steps")).stream()
                .filter(step -> step.path("name").asText().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No step " + id + " in " + run));
    }

    /** {@return the events of {@code name} whose data has {@code value} somewhere} */
    List<JsonNode> events(String name, String value) {
        return elements(get("/api/events?limit=100&name=" + name)).stream()
                .filter(event -> event.path("data").toString().contains('"' + value + '"'))
                .toList();
    }

    /** Waits until the dev server is idle, so that no further run can start. */
    void settle() {
        assertThat(server.awaitIdle(PATIENCE)).as("idle").isTrue();
    }

    private Optional<JsonNode> find(String function, String value) {
        List<JsonNode> found = new ArrayList<>();
        for (var run : get("/api/runs?limit=100")) {
            if (run.path("function").asText().equals(app + "-" + function)) {
                var full = get("/api/runs/" + run.path("id").asText());
                if (full.path("trigger").path("data").toString().contains('"' + value + '"')) {
                    found.add(full);
                }
            }
        }
        assertThat(found).as("runs of %s for %s", function, value).hasSizeLessThan(2);
        return found.stream().findFirst();
    }

    private JsonNode get(String path) {
        return Http.send(HttpRequest.newBuilder(server.uri().resolve(path))).json();
    }

    private static boolean has(JsonNode array, Predicate<JsonNode> condition) {
        return elements(array).stream().anyMatch(condition);
    }

    private static List<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }
}
