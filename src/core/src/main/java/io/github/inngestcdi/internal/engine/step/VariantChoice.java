package io.github.inngestcdi.internal.engine.step;

import io.github.inngestcdi.Experiment.Selection;
import io.github.inngestcdi.internal.Digests;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Chooses variants by weight, as inngest-js does: by the first four bytes of the SHA-256 of a text. */
public final class VariantChoice {
    private static final double RANGE = 0x1p32;

    private VariantChoice() {}

    static String of(Selection selection, Set<String> variants, String runId) throws Exception {
        if (selection instanceof Selection.Fixed fixed) {
            return fixed.variant();
        }
        if (selection instanceof Selection.Custom custom) {
            return custom.code().call();
        }
        if (selection instanceof Selection.Bucket bucket) {
            return byHash(bucket.value() == null ? "" : bucket.value(), weights(bucket.weights(), variants));
        }
        return byHash(runId, weights(((Selection.Weighted) selection).weights(), variants));
    }

    /** {@return the weights that the code sets; empty if it sets none} */
    static Map<String, Double> weights(Selection selection) {
        if (selection instanceof Selection.Bucket bucket) {
            return bucket.weights();
        }
        return selection instanceof Selection.Weighted weighted ? weighted.weights() : Map.of();
    }

    /** {@return the name of the selection, as Inngest knows it} */
    public static String strategy(Selection selection) {
        if (selection instanceof Selection.Fixed) {
            return "fixed";
        }
        if (selection instanceof Selection.Custom) {
            return "custom";
        }
        return selection instanceof Selection.Bucket ? "bucket" : "weighted";
    }

    private static Map<String, Double> weights(Map<String, Double> given, Set<String> variants) {
        if (!given.isEmpty()) {
            return given;
        }
        Map<String, Double> alike = new LinkedHashMap<>();
        variants.forEach(variant -> alike.put(variant, 1.0));
        return alike;
    }

    private static String byHash(String text, Map<String, Double> weights) {
        double total =
                weights.values().stream().mapToDouble(Double::doubleValue).sum();
        TreeMap<String, Double> sorted = new TreeMap<>(new VariantOrder());
        sorted.putAll(weights);
        double point = point(text);
        double end = 0;
        for (Map.Entry<String, Double> each : sorted.entrySet()) {
            end += each.getValue() / total;
            if (point < end) {
                return each.getKey();
            }
        }
        return sorted.lastKey();
    }

    /** {@return a number from 0, below 1} */
    private static double point(String text) {
        var hash = Digests.sha256(text.getBytes(StandardCharsets.UTF_8));
        return Integer.toUnsignedLong(ByteBuffer.wrap(hash).getInt()) / RANGE;
    }
}
