package io.github.inngestcdi.internal.engine;

import io.github.inngestcdi.FunctionOptions;
import io.github.inngestcdi.Trigger;
import io.github.inngestcdi.internal.engine.step.EventReader;
import io.github.inngestcdi.internal.middleware.MiddlewareChain;
import io.github.inngestcdi.internal.wire.CallRequest;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** A function under the id that the server calls it by. */
public sealed interface RegisteredFunction permits MainFunction, AfterRunFunction {
    /** {@return the function's id with its app's} */
    String slug();

    /** {@return its name for people} */
    String name();

    /** {@return the triggers that start it} */
    List<Trigger> triggers();

    /** {@return the number of retries after a failure; empty for the server's default} */
    OptionalInt retries();

    /** {@return how the server starts, delays, combines and ends its runs} */
    FunctionOptions options();

    /** {@return the middleware around its runs} */
    MiddlewareChain middleware();

    /**
     * Reads the events, so that the middleware around the body sees them.
     *
     * @return the body: runs up to its first step without a result, and gives the run's output
     */
    Callable<@Nullable Object> bind(RunScope scope, CallRequest request, EventReader events) throws Exception;
}
