package io.github.inngestcdi.benchmarks.deploy;

import io.github.inngestcdi.Step;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import org.jspecify.annotations.Nullable;

/** Lets observers with a step be deployed without the extension. Nothing notifies these observers. */
@Dependent
public class StepOfNothing {
    @Produces
    @Nullable
    Step step() {
        return null;
    }
}
