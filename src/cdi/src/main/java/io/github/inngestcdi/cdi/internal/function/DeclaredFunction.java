package io.github.inngestcdi.cdi.internal.function;

import io.github.inngestcdi.FunctionDefinition;
import java.util.function.Consumer;

/** A function as a bean declares it, defined once all beans are known. */
interface DeclaredFunction {
    /** {@return where it is declared, for messages} */
    String origin();

    /** {@return what it is} Tells {@code mistakes} what is wrong with the declaration. */
    FunctionDefinition<?, ?> define(Handlers handlers, Consumer<String> mistakes);
}
