package io.github.inngestcdi.benchmarks.deploy;

import io.github.inngestcdi.Step;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import org.jspecify.annotations.Nullable;

/** Lets plain observers with a step be deployed where there is no extension; nobody notifies them. */
@Dependent
public class StepOfNothing {
    @Produces
    @Nullable
    Step step() {
        return null;
    }
}
