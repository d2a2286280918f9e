package io.github.inngestcdi.cdi.internal.function;

import io.github.inngestcdi.FunctionDefinition;
import java.util.function.Consumer;

/** A function as a bean declares it. It is defined when all beans are known. */
interface DeclaredFunction {
    /** {@return the place of the declaration, for messages} */
    String origin();

    /** {@return the definition of the function} Reports mistakes in the declaration to {@code mistakes}. */
    FunctionDefinition<?, ?> define(Handlers handlers, Consumer<String> mistakes);
}
