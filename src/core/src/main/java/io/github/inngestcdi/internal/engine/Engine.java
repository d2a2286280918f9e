package io.github.inngestcdi.internal.engine;

import io.github.inngestcdi.Checkpointing;
import io.github.inngestcdi.Inngest;
import io.github.inngestcdi.internal.json.JsonPlatform;
import io.github.inngestcdi.internal.wire.CallRequest;
import io.github.inngestcdi.internal.wire.Errors;
import io.github.inngestcdi.internal.wire.StepTarget;
import io.github.inngestcdi.spi.JsonMapper;
import java.time.Clock;

/** Answers call requests for the functions of one app. Safe for use by many threads. */
public final class Engine implements AutoCloseable {
    private final Execution.Tools tools;
    private final Checkpointing checkpointing;
    private final CheckpointApi checkpoints;

    /**
     * Answers for {@code functions}.
     *
     * @param checkpointing what holds for functions that say nothing of it
     */
    public Engine(
            FunctionRegistry functions,
            JsonPlatform json,
            JsonMapper mapper,
            Inngest client,
            Checkpointing checkpointing,
            CheckpointApi checkpoints,
            Clock clock) {
        this.checkpointing = checkpointing;
        this.checkpoints = checkpoints;
        EventReader events = new EventReader(json, mapper);
        tools = new Execution.Tools(
                functions,
                json,
                mapper,
                events,
                StepKinds.of(json, mapper, client, events, clock),
                new Errors(mapper),
                new TimeLimits(),
                new DriftLog(),
                clock);
    }

    /** {@return what a call of {@code function} comes to, whose body runs on the calling thread up to its first step without a result} */
    public Answer answer(RegisteredFunction function, CallRequest request, StepTarget target) {
        Checkpoints buffer = new Checkpoints(
                function.options().checkpointing().orElse(checkpointing),
                checkpoints,
                request.context(),
                !target.isOneStep(),
                tools.clock());
        RunHooks hooks = new RunHooks(function.middleware(), tools.json());
        return new Execution(tools, function, request, target, hooks, buffer).answer();
    }

    /** Ends the thread that watches time limits, if there is one. */
    @Override
    public void close() {
        tools.limits().close();
    }
}
