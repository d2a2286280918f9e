package io.github.inngestcdi.internal.engine.step;

import io.github.inngestcdi.internal.wire.Operation;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The experiments of one call request: the variant whose code runs, if there is one, marks its steps. */
public final class Variants {
    private @Nullable VariantScope current;

    /** {@return what {@code code} returns, whose steps are those of {@code scope}} */
    public <T extends @Nullable Object> T within(VariantScope scope, Supplier<? extends T> code) {
        var outer = current;
        current = scope;
        try {
            return code.get();
        } finally {
            current = outer;
        }
    }

    /** Records that the code has reached a step. */
    public void reachedStep() {
        if (current != null) {
            current.reachedStep();
        }
    }

    /** {@return {@code operation}, marked with the variant} */
    public Operation marked(Operation operation) {
        return current == null ? operation : current.marked(operation);
    }
}
