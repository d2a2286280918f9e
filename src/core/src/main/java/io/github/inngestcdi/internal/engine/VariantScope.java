package io.github.inngestcdi.internal.engine;

import io.github.inngestcdi.internal.wire.Operation;
import java.util.Map;

/** The steps of one variant of an experiment, which say so. */
final class VariantScope {
    private final Map<String, String> options;
    private boolean hasSteps;

    /**
     * Begins without steps.
     *
     * @param hash that of the step in which the variant was chosen
     */
    VariantScope(String experiment, String variant, String strategy, String hash) {
        options = Map.of(
                "experimentName", experiment,
                "variant", variant,
                "selectionStrategy", strategy,
                "experimentStepID", hash);
    }

    /** Takes note that the variant came to a step. */
    void foundStep() {
        hasSteps = true;
    }

    boolean hasSteps() {
        return hasSteps;
    }

    Operation mark(Operation operation) {
        return new Operation.WithOptions(operation, options);
    }
}
