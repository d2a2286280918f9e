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
 * What runs after a run of {@code main} has ended otherwise than it should: a function of its own, started by the server's own
 * event.
 *
 * @param kind what its id and name end with: {@code failure}
 * @param event the event that the server sends then
 */
record AfterRunFunction<E>(MainFunction<E, ?> main, String kind, String event, Reaction<E> reaction)
        implements RegisteredFunction {

    /** What runs after a failure. */
    static <E> AfterRunFunction<E> onFailure(MainFunction<E, ?> main, FailureHandler<E> handler) {
        return new AfterRunFunction<>(main, "failure", SystemEvents.FUNCTION_FAILED, handler::outputOf);
    }

    /** What runs after a cancellation. */
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

    /** That of the function: what encrypts its events has to read them here, too. */
    @Override
    public MiddlewareChain middleware() {
        return main.middleware();
    }

    /** One more try, as inngest-js has it: such a handler is short and rarely watched. */
    @Override
    public OptionalInt retries() {
        return OptionalInt.of(1);
    }

    /** None: what is asked of the runs of the function is not asked of what mends them. */
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
