package io.github.inngestcdi.internal.engine;

import io.github.inngestcdi.Deferred;
import io.github.inngestcdi.DurableFunction;
import io.github.inngestcdi.FunctionContext;
import io.github.inngestcdi.FunctionDefinition;
import io.github.inngestcdi.FunctionOptions;
import io.github.inngestcdi.InngestEvent;
import io.github.inngestcdi.Step;
import io.github.inngestcdi.SystemEvents;
import io.github.inngestcdi.TraceContext;
import io.github.inngestcdi.Trigger;
import io.github.inngestcdi.internal.engine.step.EventReader;
import io.github.inngestcdi.internal.middleware.MiddlewareChain;
import io.github.inngestcdi.internal.wire.CallRequest;
import io.github.inngestcdi.middleware.TraceMiddleware;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** A function as it was defined. */
record MainFunction<E, R extends @Nullable Object>(
        String slug, FunctionDefinition<E, R> definition, MiddlewareChain middleware) implements RegisteredFunction {
    @Override
    public String name() {
        return definition.name();
    }

    @Override
    public List<Trigger> triggers() {
        return definition.triggers().stream()
                .map(trigger -> trigger instanceof Trigger.OnDeferral ? whenDeferred() : trigger)
                .toList();
    }

    private Trigger whenDeferred() {
        return Trigger.event(SystemEvents.DEFERRED_SCHEDULE, "event.data._inngest.fn_slug == '%s'".formatted(slug));
    }

    /** {@return whether other functions may defer runs of this one} */
    boolean isDeferred() {
        return definition.triggers().contains(Trigger.deferred());
    }

    @Override
    public OptionalInt retries() {
        return definition.retries();
    }

    @Override
    public FunctionOptions options() {
        return definition.options();
    }

    @Override
    public Callable<@Nullable Object> bind(RunScope scope, CallRequest request, EventReader reader) throws Exception {
        var events = scope.inputs().of(request.events()).stream()
                .map(event -> reader.<E>read(event, definition.eventType()))
                .toList();
        scope.run().bound(events);
        return () -> definition.body().run(new Context<>(scope, events));
    }

    private record Context<E>(RunScope scope, List<InngestEvent<E>> events) implements FunctionContext<E> {
        @Override
        public InngestEvent<E> event() {
            return events.get(0);
        }

        @Override
        public Step step() {
            return scope.step();
        }

        @Override
        public <D> Deferred defer(String id, Class<? extends DurableFunction<D, ?>> function, D data) {
            return scope.defers().add(id, function, data);
        }

        @Override
        public Deferred defer(String id, String functionId, @Nullable Object data) {
            return scope.defers().add(id, functionId, data);
        }

        @Override
        public System.Logger logger() {
            return scope.logger();
        }

        @Override
        public Optional<TraceContext> trace() {
            return TraceMiddleware.traceOf(scope.run());
        }

        @Override
        public String runId() {
            return scope.run().runId();
        }

        @Override
        public String functionId() {
            return scope.run().functionId();
        }

        @Override
        public int attempt() {
            return scope.run().attempt();
        }

        @Override
        public OptionalInt maxAttempts() {
            return scope.run().maxAttempts();
        }
    }
}
