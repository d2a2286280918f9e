package io.github.inngestcdi.internal.engine;

import io.github.inngestcdi.internal.CoreMessages;
import io.github.inngestcdi.internal.engine.parallel.Replay;
import io.github.inngestcdi.internal.engine.step.EventReader;
import io.github.inngestcdi.internal.wire.CallRequest;
import io.github.inngestcdi.spi.JsonMapper;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * One call request: runs the body from its beginning, gives it the results that are memoized, and ends it at the first
 * step without one; with checkpoints, at the first that the app cannot do at once. Belongs to one thread.
 */
final class Execution {
    private final RegisteredFunction function;
    private final CallRequest request;
    private final RunScope scope;
    private final RunHooks hooks;
    private final Replay replay;
    private final Ending ending;
    private final Conclusion conclusion;
    private final EventReader events;
    private final JsonMapper mapper;

    /** Prepares to answer {@code request}. */
    Execution(
            RegisteredFunction function,
            CallRequest request,
            RunScope scope,
            RunHooks hooks,
            Replay replay,
            Ending ending,
            Conclusion conclusion,
            EventReader events,
            JsonMapper mapper) {
        this.function = function;
        this.request = request;
        this.scope = scope;
        this.hooks = hooks;
        this.replay = replay;
        this.ending = ending;
        this.conclusion = conclusion;
        this.events = events;
        this.mapper = mapper;
    }

    /** Runs the body; {@return the answer to the call request} */
    Answer answer() {
        try {
            Callable<@Nullable Object> body = function.bind(scope, request, events);
            return conclusion.returned(hooks.output(() -> AmbientStep.with(scope.step(), () -> output(body))));
        } catch (Throwable thrown) {
            return conclusion.threw(thrown);
        }
    }

    private String output(Callable<@Nullable Object> body) throws Exception {
        replay.begin();
        if (scope.run().isBeginning() && scope.run().attempt() == 0) {
            hooks.runStarted();
        }
        var output = body.call();
        if (ending.interrupt() != null) {
            return "null";
        }
        try {
            return mapper.toJson(output);
        } catch (RuntimeException e) {
            throw CoreMessages.outputNotWritable(function.slug(), output, e);
        }
    }
}
