package io.github.inngestcdi.internal.engine.parallel;

/**
 * Ends the body of a function when a step has no result yet. An {@link Error}, so that {@code catch (Exception e)} lets it
 * through; without a stack trace, as it is not a failure.
 */
public final class StepInterrupt extends Error {
    private static final long serialVersionUID = 1L;

    public StepInterrupt() {
        super(
                "Ends the body until the step has a result. It is not for user code: throw it on if you catch it.",
                null,
                false,
                false);
    }

    /** {@return whether {@code thrown} is this, or was caused by it, as containers wrap errors} */
    public boolean isIn(Throwable thrown) {
        int depth = 0;
        for (var each = thrown; each != null && depth < 50; each = each.getCause()) {
            if (each == this) {
                return true;
            }
            depth++;
        }
        return false;
    }
}
