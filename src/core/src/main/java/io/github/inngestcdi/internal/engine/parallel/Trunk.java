package io.github.inngestcdi.internal.engine.parallel;

import io.github.inngestcdi.internal.wire.Operation;
import java.util.List;

/** The body of a function, as seen from the branches that it forks. */
@FunctionalInterface
public interface Trunk {
    /**
     * Ends the body, which waits for {@code operations}.
     *
     * @return the interrupt for the caller to throw
     */
    StepInterrupt report(List<Operation> operations);
}
