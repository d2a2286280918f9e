package io.github.inngestcdi.benchmarks;

import io.github.inngestcdi.servers.ServerKind;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Measures the endpoint on a server and compares it with a resource of the same application that only reads the same body.
 * The figures are calls per second with 0, 10, 100 and 1,000 memoized steps of 200 bytes, and the ratio of both. Both are
 * measured in turns, so that a change of the machine's speed affects both. The results are medians.
 */
public final class LoadServe {
    private static final int[] STEPS = {0, 10, 100, 1000};
    private static final int ROUNDS = 5;
    private static final Duration WARM_UP = Duration.ofSeconds(10);
    private static final Duration WARM_AGAIN = Duration.ofSeconds(3);
    private static final Duration ROUND = Duration.ofSeconds(2);

    private LoadServe() {}

    /** Prints the figures as one JSON object; the arguments are the build directory and the server's name. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        var figures = Json.createObjectBuilder();
        var directory = Path.of(arguments[0]);
        var kind = ServerKind.named(arguments[1], directory.resolve("servers"));
        try (var server = MeasuredServer.start(kind, directory);
                var load = new Load()) {
            for (int steps : STEPS) {
                warmUp(server, load, CallRequests.withSteps(steps), WARM_UP);
            }
            for (int steps : STEPS) {
                figures.add(Integer.toString(steps), measure(server, load, CallRequests.withSteps(steps)));
            }
        }
        System.out.println(figures.build());
    }

    private static JsonObject measure(MeasuredServer server, Load load, String body) throws InterruptedException {
        warmUp(server, load, body, WARM_AGAIN);
        List<Double> calls = new ArrayList<>();
        List<Double> bare = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            double endpoint = load.callsPerSecond(server.endpoint(), body, ROUND);
            double reading = load.callsPerSecond(server.bare(), body, ROUND);
            calls.add(endpoint);
            bare.add(reading);
            ratios.add(endpoint / reading);
        }
        return Json.createObjectBuilder()
                .add("callsPerSecond", Figures.rounded(Figures.median(calls), 1))
                .add("bare", Figures.rounded(Figures.median(bare), 1))
                .add("ratio", Figures.rounded(Figures.median(ratios), 3))
                .build();
    }

    /** Gives the JIT compiler time. Otherwise the first measurement would look slower than the last. */
    private static void warmUp(MeasuredServer server, Load load, String body, Duration time)
            throws InterruptedException {
        load.callsPerSecond(server.endpoint(), body, time);
        load.callsPerSecond(server.bare(), body, time);
    }
}
