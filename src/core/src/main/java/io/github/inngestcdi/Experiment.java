package io.github.inngestcdi;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Variants of a piece of a function, of which each run takes one, and the same one to its end:
 *
 * <pre>{@code
 * step.experiment("checkout", Experiment.of("old", () -> step.run("pay", () -> old.pay(order)))
 *         .or("new", () -> step.run("pay", () -> fresh.pay(order)))
 *         .weighted(Map.of("old", 80, "new", 20)));
 * }</pre>
 *
 * <p>A variant calls steps, at least one: code outside of steps would run again whenever the body does. Immutable.
 *
 * @param <T> what the variants return
 * @param variants by name, in the order they were given
 * @param selection how one is chosen
 * @since 0.1
 */
public record Experiment<T extends @Nullable Object>(Map<String, Supplier<? extends T>> variants, Selection selection) {
    /** Copies the variants in. */
    public Experiment {
        variants = Collections.unmodifiableMap(new LinkedHashMap<>(variants));
    }

    /** How a variant is chosen. Runs that are the same to it get the same variant, in every SDK of Inngest's. */
    public sealed interface Selection {
        /** Always {@code variant}. */
        record Fixed(String variant) implements Selection {}

        /** By the run's id, each variant as often as its weight says; all alike if {@code weights} is empty. */
        record Weighted(Map<String, Double> weights) implements Selection {
            /** Copies the weights in. */
            public Weighted {
                weights = Map.copyOf(weights);
            }
        }

        /**
         * By {@code value}, such as a customer's id, each variant for as many values as its weight says; all alike if
         * {@code weights} is empty.
         */
        record Bucket(@Nullable String value, Map<String, Double> weights) implements Selection {
            /** Copies the weights in. */
            public Bucket {
                weights = Map.copyOf(weights);
            }
        }

        /** By code, which runs once in each run, as a step does, and calls no steps. */
        record Custom(Callable<String> code) implements Selection {}
    }

    /**
     * What came of an experiment.
     *
     * @param variant the one that was chosen
     * @param result what it returned
     */
    public record Result<T extends @Nullable Object>(String variant, T result) {}

    /** {@return an experiment with one variant; with more, each run takes any of them, unless said otherwise} */
    public static <T extends @Nullable Object> Experiment<T> of(String variant, Supplier<? extends T> steps) {
        return new Experiment<>(Map.of(variant, steps), new Selection.Weighted(Map.of()));
    }

    /** {@return this experiment with one variant more; one of that name is replaced} */
    public Experiment<T> or(String variant, Supplier<? extends T> steps) {
        Map<String, Supplier<? extends T>> more = new LinkedHashMap<>(variants);
        more.put(variant, steps);
        return new Experiment<>(more, selection);
    }

    /** {@return this experiment, every run taking {@code variant}} */
    public Experiment<T> fixed(String variant) {
        return new Experiment<>(variants, new Selection.Fixed(variant));
    }

    /**
     * {@return this experiment, the runs taking each variant as often as its weight says}
     *
     * @param weights by variant; 0 or more, not all 0; a variant without one is not taken
     */
    public Experiment<T> weighted(Map<String, ? extends Number> weights) {
        return new Experiment<>(variants, new Selection.Weighted(doubles(weights)));
    }

    /**
     * {@return this experiment, all runs of one {@code value} taking the same variant}
     *
     * @param value such as a customer's id, as its {@code toString} is; {@code null} is a value too
     */
    public Experiment<T> bucket(@Nullable Object value) {
        return bucket(value, Map.of());
    }

    /**
     * {@return this experiment, all runs of one {@code value} taking the same variant}
     *
     * @param weights by variant; 0 or more, not all 0; a variant without one is not taken
     */
    public Experiment<T> bucket(@Nullable Object value, Map<String, ? extends Number> weights) {
        String text = value == null ? null : value.toString();
        return new Experiment<>(variants, new Selection.Bucket(text, doubles(weights)));
    }

    /** {@return this experiment, {@code code} naming the variant; it runs as a step, so once in each run} */
    public Experiment<T> selectedBy(Callable<String> code) {
        return new Experiment<>(variants, new Selection.Custom(code));
    }

    private static Map<String, Double> doubles(Map<String, ? extends Number> weights) {
        Map<String, Double> doubles = new LinkedHashMap<>();
        weights.forEach((variant, weight) -> doubles.put(variant, weight.doubleValue()));
        return doubles;
    }
}
