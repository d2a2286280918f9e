package io.github.inngestcdi;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Variants of a piece of a function, of which each run takes one, and the same one to its end:
 *
 * <pre>{@code
 * step.experiment("checkout", Experiment.of("old", () -> step.run("pay", () -> old.pay(order)))
 *         .withVariant("new", () -> step.run("pay", () -> fresh.pay(order)))
 *         .withWeights(Map.of("old", 80, "new", 20)));
 * }</pre>
 *
 * <p>A variant calls at least one step: code outside of steps would run again whenever the body does. Immutable.
 *
 * @param <T> what the variants return
 * @since 0.1
 */
public final class Experiment<T extends @Nullable Object> extends Value {
    private final Map<String, Supplier<? extends T>> variants;
    private final Selection selection;

    private Experiment(Map<String, Supplier<? extends T>> variants, Selection selection) {
        this.variants = Collections.unmodifiableMap(new LinkedHashMap<>(variants));
        this.selection = requireNonNull(selection, "selection");
    }

    /** How a variant is chosen. It gives the same run the same variant in every SDK of Inngest. */
    public sealed interface Selection {
        /** Always {@code variant}. */
        record Fixed(String variant) implements Selection {}

        /** By the run's id, each variant in proportion to its weight; all equally if {@code weights} is empty. */
        record Weighted(Map<String, Double> weights) implements Selection {
            /** Copies the weights in. */
            public Weighted {
                weights = Map.copyOf(weights);
            }
        }

        /**
         * By {@code value}, such as a customer's id, each variant for a share of the values in proportion to its weight; all equally if
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
     * The result of an experiment.
     *
     * @param variant the variant that was chosen
     * @param result what the variant returned
     */
    public record Result<T extends @Nullable Object>(String variant, T result) {}

    /** {@return an experiment with one variant; of several, each run takes any, unless a selection is set} */
    public static <T extends @Nullable Object> Experiment<T> of(String variant, Supplier<? extends T> steps) {
        return new Experiment<>(Map.of(variant, steps), new Selection.Weighted(Map.of()));
    }

    /** {@return this experiment with one more variant; it replaces one of the same name} */
    public Experiment<T> withVariant(String variant, Supplier<? extends T> steps) {
        Map<String, Supplier<? extends T>> more = new LinkedHashMap<>(variants);
        more.put(variant, requireNonNull(steps, "steps"));
        return new Experiment<>(more, selection);
    }

    /** {@return this experiment, with {@code variant} in every run} */
    public Experiment<T> withFixed(String variant) {
        return new Experiment<>(variants, new Selection.Fixed(variant));
    }

    /**
     * {@return this experiment, with each variant in proportion to its weight}
     *
     * @param weights by variant; 0 or more, not all 0; a variant without one is not taken
     */
    public Experiment<T> withWeights(Map<String, ? extends Number> weights) {
        return new Experiment<>(variants, new Selection.Weighted(doubles(weights)));
    }

    /**
     * {@return this experiment, with the same variant in all runs of one {@code value}}
     *
     * @param value such as a customer's id; compared by its {@code toString}; may be {@code null}
     */
    public Experiment<T> withBucket(@Nullable Object value) {
        return withBucket(value, Map.of());
    }

    /**
     * {@return this experiment, with the same variant in all runs of one {@code value}}
     *
     * @param weights by variant; 0 or more, not all 0; a variant without one is not taken
     */
    public Experiment<T> withBucket(@Nullable Object value, Map<String, ? extends Number> weights) {
        var text = value == null ? null : value.toString();
        return new Experiment<>(variants, new Selection.Bucket(text, doubles(weights)));
    }

    /** {@return this experiment, with the variant that {@code code} names; the code runs as a step, so once in each run} */
    public Experiment<T> withSelection(Callable<String> code) {
        return new Experiment<>(variants, new Selection.Custom(code));
    }

    /** {@return the variants by name, in the order in which they were given} */
    public Map<String, Supplier<? extends T>> variants() {
        return variants;
    }

    /** {@return how a variant is chosen} */
    public Selection selection() {
        return selection;
    }

    @Override
    List<?> parts() {
        return List.of(variants, selection);
    }

    private static Map<String, Double> doubles(Map<String, ? extends Number> weights) {
        Map<String, Double> doubles = new LinkedHashMap<>();
        weights.forEach((variant, weight) -> doubles.put(variant, weight.doubleValue()));
        return doubles;
    }
}
