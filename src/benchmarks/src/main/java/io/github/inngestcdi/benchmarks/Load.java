package io.github.inngestcdi.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Sends requests to one URL from several threads for a given time and counts the answers. */
final class Load implements AutoCloseable {
    private static final int THREADS = 4;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

    /**
     * {@return the number of answered calls per second}
     *
     * @throws IllegalStateException if the status of an answer is not 2xx
     */
    double callsPerSecond(URI uri, String body, Duration time) throws InterruptedException {
        var request = HttpRequest.newBuilder(uri)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        long start = System.nanoTime();
        long end = start + time.toNanos();
        List<Future<Integer>> counts = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            counts.add(threads.submit(() -> callUntil(end, request)));
        }
        int calls = 0;
        for (var count : counts) {
            calls += result(count);
        }
        return calls * 1e9 / (System.nanoTime() - start);
    }

    private int callUntil(long end, HttpRequest request) throws IOException, InterruptedException {
        int calls = 0;
        while (System.nanoTime() < end) {
            var answer = client.send(request, BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                throw new IllegalStateException(
                        "%s answered %d: %s".formatted(request.uri(), answer.statusCode(), answer.body()));
            }
            calls++;
        }
        return calls;
    }

    private static int result(Future<Integer> count) throws InterruptedException {
        try {
            return count.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
