package io.github.inngestcdi.internal.engine;

import io.github.inngestcdi.CancelHandler;
import io.github.inngestcdi.FailureHandler;
import io.github.inngestcdi.FunctionOptions;
import io.github.inngestcdi.SystemEvents;
import io.github.inngestcdi.Trigger;
import io.github.inngestcdi.internal.engine.step.EventReader;
import io.github.inngestcdi.internal.middleware.MiddlewareChain;
import io.github.inngestcdi.internal.wire.CallRequest;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * The function that runs after a run of {@code main} has ended unexpectedly. The server starts it with an event of its own.
 *
 * @param kind the end of its id and name: {@code failure}
 * @param event the name of that event
 */
record AfterRunFunction<E>(MainFunction<E, ?> main, String kind, String event, Reaction<E> reaction)
        implements RegisteredFunction {

    /** {@return the function that runs after a failure} */
    static <E> AfterRunFunction<E> onFailure(MainFunction<E, ?> main, FailureHandler<E> handler) {
        return new AfterRunFunction<>(main, "failure", SystemEvents.FUNCTION_FAILED, handler::outputOf);
    }

    /** {@return the function that runs after a cancellation} */
    static <E> AfterRunFunction<E> onCancel(MainFunction<E, ?> main, CancelHandler<E> handler) {
        return new AfterRunFunction<>(main, "cancel", SystemEvents.FUNCTION_CANCELLED, handler::outputOf);
    }

    @Override
    public String slug() {
        return main.slug() + "-" + kind;
    }

    @Override
    public String name() {
        return "%s (%s)".formatted(main.name(), kind);
    }

    @Override
    public List<Trigger> triggers() {
        return List.of(Trigger.event(event, "event.data.function_id == '%s'".formatted(main.slug())));
    }

    /** {@return the middleware of {@code main}, which reads the same events: one that encrypts must decrypt them here} */
    @Override
    public MiddlewareChain middleware() {
        return main.middleware();
    }

    /** {@return one retry, as in inngest-js: such a handler is short and rarely watched} */
    @Override
    public OptionalInt retries() {
        return OptionalInt.of(1);
    }

    /** {@return no options: those of {@code main} hold for its own runs only} */
    @Override
    public FunctionOptions options() {
        return FunctionOptions.none();
    }

    @Override
    public Callable<@Nullable Object> bind(RunScope scope, CallRequest request, EventReader reader) {
        return () -> reaction.to(new EndedRunContext<>(scope, reader, reader.endedRun(request.event()), main));
    }

    /** The code that reacts. */
    @FunctionalInterface
    interface Reaction<E> {
        /** {@return the output of this run} */
        @Nullable
        Object to(EndedRunContext<E> ended) throws Exception;
    }
}
