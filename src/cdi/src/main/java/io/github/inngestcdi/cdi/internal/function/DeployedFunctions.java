package io.github.inngestcdi.cdi.internal.function;

import io.github.inngestcdi.FunctionDefinition;
import java.util.List;

/** The functions that one deployment declares, in the order of where they are declared. */
public record DeployedFunctions(List<FunctionDefinition<?, ?>> all) {
    /** Copies the functions in. */
    public DeployedFunctions {
        all = List.copyOf(all);
    }
}
