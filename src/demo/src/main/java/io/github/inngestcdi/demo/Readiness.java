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
import java.util.concurrent.TimeUnit;

/** Waits until the shop has synced with the dev server, so that events sent afterwards start functions. */
final class Readiness {
    private static final Duration EXCHANGE = Duration.ofSeconds(10);
    private static final int PAUSE_MILLIS = 250;
    private static final int LINES = 20;

    /** Payara Micro logs this text when it continues without the app. */
    private static final String NOT_DEPLOYED = "Exception while loading the app";

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(EXCHANGE).build();
    private final URI endpoint;
    private final Path log;
    private final Duration patience;

    /**
     * @param endpoint the address at which the dev server finds the app's functions
     * @param log the log file of the app's process
     * @param patience the longest time that the app may take
     */
    Readiness(URI endpoint, Path log, Duration patience) {
        this.endpoint = endpoint;
        this.log = log;
        this.patience = patience;
    }

    /**
     * Returns when the app has synced.
     *
     * @throws DemoException if the process has ended, the app was not deployed or the time has passed; with the log's
     *     last lines
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

    /** Asks the app to sync. {@return whether it has synced} */
    private boolean synced() throws InterruptedException {
        var request = HttpRequest.newBuilder(endpoint)
                .timeout(EXCHANGE)
                .PUT(HttpRequest.BodyPublishers.noBody())
                .build();
        try {
            var response = http.send(request, HttpResponse.BodyHandlers.discarding());
            // Payara Micro also answers before it has deployed the app
            return response.statusCode() == 200
                    && response.headers().firstValue("X-Inngest-Sdk").isPresent();
        } catch (IOException e) {
            return false;
        }
    }

    private DemoException failure(String what) throws IOException {
        var lines = logText().lines().filter(line -> !line.isBlank()).toList();
        var tail = String.join(System.lineSeparator(), lines.subList(Math.max(0, lines.size() - LINES), lines.size()));
        return new DemoException("%s. The last lines of its log, %s:%n%s".formatted(what, log, tail));
    }

    private String logText() throws IOException {
        // Not readString: it fails if the other process has written only a part of a character
        return Files.exists(log) ? new String(Files.readAllBytes(log), StandardCharsets.UTF_8) : "";
    }
}
