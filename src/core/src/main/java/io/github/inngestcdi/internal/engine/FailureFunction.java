package io.github.inngestcdi.internal.engine;

import io.github.inngestcdi.FailureContext;
import io.github.inngestcdi.FailureHandler;
import io.github.inngestcdi.FunctionError;
import io.github.inngestcdi.FunctionOptions;
import io.github.inngestcdi.InngestEvent;
import io.github.inngestcdi.Step;
import io.github.inngestcdi.Trigger;
import io.github.inngestcdi.internal.CoreMessages;
import io.github.inngestcdi.internal.json.RawJson;
import io.github.inngestcdi.internal.middleware.MiddlewareChain;
import io.github.inngestcdi.internal.wire.CallRequest;
import java.lang.reflect.Type;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** What runs after a run of {@code main} has failed: a function of its own, started by the server's own event. */
record FailureFunction<E>(MainFunction<E, ?> main, FailureHandler<E> handler, Type eventType)
        implements RegisteredFunction {

    @Override
    public String slug() {
        return main.slug() + "-failure";
    }

    @Override
    public String name() {
        return main.name() + " (failure)";
    }

    @Override
    public List<Trigger> triggers() {
        return List.of(
                Trigger.event("inngest/function.failed", "event.data.function_id == '%s'".formatted(main.slug())));
    }

    /** That of the function: what encrypts its events has to read them here, too. */
    @Override
    public MiddlewareChain middleware() {
        return main.middleware();
    }

    /** One more try, as inngest-js has it: a failure handler is short and rarely watched. */
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
    public @Nullable Object run(Run run, CallRequest request, EventReader reader) throws Exception {
        handler.onFailure(new Context<>(run, reader, reader.failure(request.event()), eventType, main.slug()));
        return null;
    }

    /** Reads the event only when it is asked for: that its data cannot be read may be why the run has failed. */
    private static final class Context<E> implements FailureContext<E> {
        private final Run run;
        private final EventReader reader;
        private final EventReader.Failure failure;
        private final Type eventType;
        private final String failedFunctionId;
        private @Nullable InngestEvent<E> event;

        Context(Run run, EventReader reader, EventReader.Failure failure, Type eventType, String failedFunctionId) {
            this.run = run;
            this.reader = reader;
            this.failure = failure;
            this.eventType = eventType;
            this.failedFunctionId = failedFunctionId;
        }

        @Override
        public InngestEvent<E> event() {
            InngestEvent<E> known = event;
            if (known == null) {
                known = reader.read(transformed(), eventType);
                event = known;
            }
            return known;
        }

        private RawJson transformed() {
            try {
                return run.input(List.of(failure.event())).get(0);
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw CoreMessages.middlewareFailed("event", e);
            }
        }

        @Override
        public FunctionError error() {
            return failure.error();
        }

        @Override
        public String failedRunId() {
            return failure.runId();
        }

        @Override
        public String failedFunctionId() {
            return failedFunctionId;
        }

        @Override
        public Step step() {
            return run.step();
        }

        @Override
        public System.Logger logger() {
            return run.logger();
        }

        @Override
        public String runId() {
            return run.runId();
        }
    }
}
