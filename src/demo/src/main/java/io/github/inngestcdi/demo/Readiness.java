package io.github.inngestcdi.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Waits for the shop: until it has told the dev server of its functions, so that whatever is sent next finds them. */
final class Readiness {
    private static final Duration EXCHANGE = Duration.ofSeconds(10);
    private static final int PAUSE_MILLIS = 250;
    private static final int LINES = 20;

    /** What Payara Micro logs when it goes on without the app. */
    private static final String NOT_DEPLOYED = "Exception while loading the app";

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(EXCHANGE).build();
    private final URI endpoint;
    private final Path log;
    private final Duration patience;

    /**
     * @param endpoint where the dev server finds the app's functions
     * @param log what the app's process writes to
     * @param patience how long the app may take
     */
    Readiness(URI endpoint, Path log, Duration patience) {
        this.endpoint = endpoint;
        this.log = log;
        this.patience = patience;
    }

    /**
     * Returns once the app has synced; then, or as soon as its process has ended.
     *
     * @throws DemoException if it does not come to that; with the log's last lines
     */
    void await(Process app) throws DemoException, InterruptedException, IOException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!synced()) {
            if (app.waitFor(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
                throw failure("Payara Micro has ended with status %d".formatted(app.exitValue()));
            }
            if (logText().contains(NOT_DEPLOYED)) {
                throw failure("Payara Micro could not deploy the shop");
            }
            if (System.nanoTime() > deadline) {
                throw failure("The shop does not answer at %s after %d s".formatted(endpoint, patience.toSeconds()));
            }
        }
    }

    /** Asks the app to sync. {@return whether it did} */
    private boolean synced() throws InterruptedException {
        var request = HttpRequest.newBuilder(endpoint)
                .timeout(EXCHANGE)
                .PUT(HttpRequest.BodyPublishers.noBody())
                .build();
        try {
            HttpResponse<Void> response = http.send(request, HttpResponse.BodyHandlers.discarding());
            // Before it has deployed the app, Payara Micro answers too
            return response.statusCode() == 200
                    && response.headers().firstValue("X-Inngest-Sdk").isPresent();
        } catch (IOException e) {
            return false;
        }
    }

    private DemoException failure(String what) throws IOException {
        List<String> lines = logText().lines().filter(line -> !line.isBlank()).toList();
        String tail =
                String.join(System.lineSeparator(), lines.subList(Math.max(0, lines.size() - LINES), lines.size()));
        return new DemoException("%s. The last lines of its log, %s:%n%s".formatted(what, log, tail));
    }

    private String logText() throws IOException {
        // Not readString, which refuses what another process has written half
        return Files.exists(log) ? new String(Files.readAllBytes(log), StandardCharsets.UTF_8) : "";
    }
}
