package io.github.inngestcdi.internal.engine;

import io.github.inngestcdi.Checkpointing;
import io.github.inngestcdi.Inngest;
import io.github.inngestcdi.internal.json.JsonPlatform;
import io.github.inngestcdi.internal.wire.CallRequest;
import io.github.inngestcdi.internal.wire.Errors;
import io.github.inngestcdi.spi.JsonMapper;
import java.time.Clock;

/** Answers call requests for the functions of one app. Safe for use by many threads. */
public final class Engine implements AutoCloseable {
    /** The {@code stepId} of a call request that asks for whichever step comes first. */
    public static final String DISCOVERY = "step";

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

    /**
     * Runs the body of {@code function} up to its first step without a result, on the calling thread.
     *
     * @param stepId {@link #DISCOVERY}, or the hash of the only step that may run
     */
    public Answer answer(RegisteredFunction function, CallRequest request, String stepId) {
        String target = stepId.equals(DISCOVERY) ? null : stepId;
        Checkpoints buffer = new Checkpoints(
                function.options().checkpointing().orElse(checkpointing),
                checkpoints,
                request.context(),
                target == null,
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
