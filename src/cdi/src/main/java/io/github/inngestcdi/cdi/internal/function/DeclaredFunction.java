package io.github.inngestcdi.cdi.internal.function;

import io.github.inngestcdi.FunctionDefinition;
import java.lang.reflect.Type;
import java.util.List;
import java.util.function.Consumer;

/** A function as a bean declares it, defined once all beans are known. */
interface DeclaredFunction {
    /** {@return where it is declared, for messages} */
    String origin();

    /** {@return the types of parameters that only a function is given, which the container must not miss} */
    List<Type> runTypes();

    /** {@return what it is} Tells {@code mistakes} what is wrong with the declaration. */
    FunctionDefinition<?, ?> define(FailureMethods failures, Consumer<String> mistakes);
}
