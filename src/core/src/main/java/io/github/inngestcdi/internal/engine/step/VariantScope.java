package io.github.inngestcdi.internal.engine.step;

import io.github.inngestcdi.internal.wire.Operation;
import java.util.Map;

/** The steps of one variant of an experiment, each marked with it. */
public final class VariantScope {
    private final Map<String, String> options;
    private boolean hasSteps;

    /**
     * Begins without steps.
     *
     * @param hash of the step in which the variant was chosen
     */
    public VariantScope(String experiment, String variant, String strategy, String hash) {
        options = Map.of(
                "experimentName", experiment,
                "variant", variant,
                "selectionStrategy", strategy,
                "experimentStepID", hash);
    }

    /** Records that the code of the variant has reached a step. */
    void reachedStep() {
        hasSteps = true;
    }

    /** {@return whether the code of the variant has reached a step} */
    public boolean hasSteps() {
        return hasSteps;
    }

    /** {@return {@code operation}, marked with the variant} */
    Operation marked(Operation operation) {
        return new Operation.WithOptions(operation, options);
    }
}
