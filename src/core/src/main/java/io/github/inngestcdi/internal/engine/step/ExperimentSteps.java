package io.github.inngestcdi.internal.engine.step;

import io.github.inngestcdi.Experiment;
import io.github.inngestcdi.Experiment.Selection;
import io.github.inngestcdi.internal.CoreMessages;
import io.github.inngestcdi.internal.InvalidStepException;
import io.github.inngestcdi.internal.json.JsonPlatform;
import io.github.inngestcdi.internal.wire.CodeKind;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The step of an experiment in which a variant is chosen. */
public final class ExperimentSteps {
    private final JsonPlatform json;
    private final StepValues values;

    ExperimentSteps(JsonPlatform json, StepValues values) {
        this.json = json;
        this.values = values;
    }

    public FoundStep selection(String id, Experiment<?> experiment, String runId) {
        check(id, experiment);
        return new FoundStep.Code(
                CodeKind.EXPERIMENT,
                List::of,
                input -> {
                    var variant = VariantChoice.of(
                            experiment.selection(), experiment.variants().keySet(), runId);
                    checkKnown(id, experiment, variant);
                    return new FoundStep.Outcome(values.written(id, variant), metadata(id, experiment, variant));
                },
                value -> values.bind(id, value, String.class));
    }

    private static void check(String id, Experiment<?> experiment) {
        var weights = VariantChoice.weights(experiment.selection());
        double total = 0;
        for (var each : weights.entrySet()) {
            checkKnown(id, experiment, each.getKey());
            if (!Double.isFinite(each.getValue()) || each.getValue() < 0) {
                throw CoreMessages.badVariantWeight(id, each.getKey(), each.getValue());
            }
            total += each.getValue();
        }
        if (!weights.isEmpty() && (total == 0 || !Double.isFinite(total))) {
            throw CoreMessages.noVariantWeight(id);
        }
    }

    private static void checkKnown(String id, Experiment<?> experiment, String variant) {
        code(id, experiment, variant);
    }

    /**
     * {@return the code of {@code variant}}
     *
     * @param id of the experiment
     * @throws InvalidStepException if {@code experiment} has no such variant
     */
    public static <T extends @Nullable Object> Supplier<? extends T> code(
            String id, Experiment<T> experiment, String variant) {
        var code = experiment.variants().get(variant);
        if (code == null) {
            throw CoreMessages.unknownVariant(id, variant, experiment.variants().keySet());
        }
        return code;
    }

    private List<JsonObject> metadata(String id, Experiment<?> experiment, String variant) {
        var selection = experiment.selection();
        var available = json.newArray();
        experiment.variants().keySet().forEach(available::add);
        var chosen = json.newObject()
                .add("name", id)
                .add("variant", variant)
                .add("selection_strategy", VariantChoice.strategy(selection))
                .add("available_variants", available);
        var weights = VariantChoice.weights(selection);
        if (!weights.isEmpty()) {
            var object = json.newObject();
            new TreeMap<>(weights).forEach((name, weight) -> object.add(name, plain(weight)));
            chosen.add("variant_weights", object);
        }
        List<JsonObject> metadata = new ArrayList<>(List.of(ofStep("inngest.experiment", chosen)));
        if (selection instanceof Selection.Bucket bucket && bucket.value() == null) {
            metadata.add(ofStep(
                    "inngest.warnings",
                    json.newObject().add("sdk.group.experiment.nullishBucket", CoreMessages.bucketOfNothing(id))));
        }
        return metadata;
    }

    private static BigDecimal plain(double weight) {
        var exact = BigDecimal.valueOf(weight).stripTrailingZeros();
        return exact.scale() < 0 ? exact.setScale(0) : exact;
    }

    private JsonObject ofStep(String kind, JsonObjectBuilder values) {
        return json.newObject()
                .add("kind", kind)
                .add("scope", "step")
                .add("op", "merge")
                .add("values", values)
                .build();
    }
}
