package io.github.inngestcdi.benchmarks;

import static java.util.Objects.requireNonNull;

import jakarta.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Measures the engine and compares it with the floor, see {@link Replay}. Each measurement has its own JVM. Engine and floor
 * are measured in turns, so that a change of the machine's speed affects both. The result is the median of the ratios.
 *
 * <p>Memory is the number of bytes that the thread allocates, as counted by the JVM (JMH's {@code gc} profiler): the bytes
 * for one call request, minus the bytes for {@code Jsonb.fromJson} of the same values as strings. The difference is what the
 * engine adds, including the bytes of the answer. It is printed as a multiple of the length of the body.
 */
public final class Jmh {
    private static final int ROUNDS = 5;
    private static final int ITERATIONS = 4;
    private static final TimeValue ITERATION = TimeValue.seconds(1);

    private final List<Measured> engine = new ArrayList<>();
    private final List<Measured> floor = new ArrayList<>();
    private final List<Measured> binding = new ArrayList<>();

    private Jmh() {}

    /** The cost of one call: time in microseconds, memory in bytes. */
    private record Measured(double time, double allocated) {}

    /** Prints the figures as one JSON object. */
    public static void main(String[] arguments) throws RunnerException {
        var jmh = new Jmh();
        for (int round = 0; round < ROUNDS; round++) {
            jmh.engine.add(measure("engine"));
            jmh.floor.add(measure("floor"));
            jmh.binding.add(measure("binding"));
        }
        System.out.println(jmh.figures());
    }

    private static Measured measure(String benchmark) throws RunnerException {
        var options = new OptionsBuilder()
                .include(Replay.class.getName() + "." + benchmark + "$")
                .forks(1)
                .warmupIterations(ITERATIONS)
                .warmupTime(ITERATION)
                .measurementIterations(ITERATIONS)
                .measurementTime(ITERATION)
                .addProfiler(GCProfiler.class)
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT)
                .build();
        var result = new Runner(options).runSingle();
        // by the profiler that is added above
        Result<?> allocated = requireNonNull(result.getSecondaryResults().get("gc.alloc.rate.norm"));
        return new Measured(result.getPrimaryResult().getScore(), allocated.getScore());
    }

    private String figures() {
        double added = median(engine, Measured::allocated) - median(binding, Measured::allocated);
        return Json.createObjectBuilder()
                .add("ratioToFloor", Figures.rounded(medianRatio(), 2))
                .add("bytesAllocatedPerBodyByte", Figures.rounded(added / Replay.body().length, 2))
                .add("engineMicros", Figures.rounded(median(engine, Measured::time), 0))
                .add("floorMicros", Figures.rounded(median(floor, Measured::time), 0))
                .add("bindingMicros", Figures.rounded(median(binding, Measured::time), 0))
                .build()
                .toString();
    }

    private double medianRatio() {
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            ratios.add(engine.get(round).time() / floor.get(round).time());
        }
        return median(ratios, ratio -> ratio);
    }

    private static <T> double median(List<T> rounds, Function<T, Double> figure) {
        return Figures.median(rounds.stream().map(figure).toList());
    }
}
