package io.github.inngestcdi.cdi.internal.function;

import io.github.inngestcdi.FunctionDefinition;
import java.util.List;

/** The functions that one deployment declares, in the order of their declarations. */
public record DeployedFunctions(List<FunctionDefinition<?, ?>> all) {
    /** Copies the list. */
    public DeployedFunctions {
        all = List.copyOf(all);
    }
}
