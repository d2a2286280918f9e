package io.github.inngestcdi.internal.wire;

import org.jspecify.annotations.Nullable;

/**
 * The step that a call request asks for, its {@code stepId} (Inngest SDK specification, 4.4).
 *
 * @param hash of the only step that may run; {@code null} for whichever comes first
 */
public record StepTarget(@Nullable String hash) {
    private static final String DISCOVERY = "step";

    /** {@return the target that {@code stepId} names} */
    public static StepTarget of(String stepId) {
        return new StepTarget(stepId.equals(DISCOVERY) ? null : stepId);
    }

    /** {@return whether only one step may run} */
    public boolean isOneStep() {
        return hash != null;
    }

    /** {@return whether {@code step} is that one step} */
    public boolean is(StepId step) {
        return step.hash().equals(hash);
    }
}
