package io.github.inngestcdi.internal.engine;

import io.github.inngestcdi.CancelContext;
import io.github.inngestcdi.FailureContext;
import io.github.inngestcdi.FunctionError;
import io.github.inngestcdi.InngestEvent;
import io.github.inngestcdi.Step;
import io.github.inngestcdi.internal.CoreMessages;
import io.github.inngestcdi.internal.engine.step.EventReader;
import io.github.inngestcdi.internal.json.RawJson;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run that has failed or was cancelled, as its handler sees it. The event is read only when the handler asks for it, as
 * unreadable data may be the reason the run failed.
 */
final class EndedRunContext<E> implements FailureContext<E>, CancelContext<E> {
    private final RunScope scope;
    private final EventReader reader;
    private final EventReader.EndedRun ended;
    private final MainFunction<E, ?> function;
    private @Nullable InngestEvent<E> event;

    EndedRunContext(RunScope scope, EventReader reader, EventReader.EndedRun ended, MainFunction<E, ?> function) {
        this.scope = scope;
        this.reader = reader;
        this.ended = ended;
        this.function = function;
    }

    @Override
    public InngestEvent<E> event() {
        var known = event;
        if (known == null) {
            known = reader.read(transformed(), function.definition().eventType());
            event = known;
        }
        return known;
    }

    private RawJson transformed() {
        try {
            return scope.inputs().of(List.of(ended.event())).get(0);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw CoreMessages.middlewareFailed("event", e);
        }
    }

    @Override
    public @Nullable E data() {
        return event().data();
    }

    @Override
    public FunctionError error() {
        return ended.error();
    }

    @Override
    public String failedRunId() {
        return ended.runId();
    }

    @Override
    public String cancelledRunId() {
        return ended.runId();
    }

    @Override
    public String failedFunctionId() {
        return function.slug();
    }

    @Override
    public String cancelledFunctionId() {
        return function.slug();
    }

    @Override
    public Step step() {
        return scope.step();
    }

    @Override
    public System.Logger logger() {
        return scope.logger();
    }

    @Override
    public String runId() {
        return scope.run().runId();
    }
}
