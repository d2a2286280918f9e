package io.github.inngestcdi.internal.engine;

import io.github.inngestcdi.Inngest;
import io.github.inngestcdi.internal.json.JsonPlatform;
import io.github.inngestcdi.internal.wire.CallRequest;
import io.github.inngestcdi.spi.JsonMapper;
import java.time.Clock;

/** Answers call requests for the functions of one app. Safe for use by many threads. */
public final class Engine {
    /** The {@code stepId} of a call request that asks for whichever step comes first. */
    public static final String DISCOVERY = "step";

    private final Execution.Tools tools;

    public Engine(FunctionRegistry functions, JsonPlatform json, JsonMapper mapper, Inngest client, Clock clock) {
        tools = new Execution.Tools(
                functions, json, mapper, new StepTypes(), new EventReader(json, mapper), client, clock);
    }

    /**
     * Runs the body of {@code function} up to its first step without a result, on the calling thread.
     *
     * @param stepId {@link #DISCOVERY}, or the hash of the only step that may run
     */
    public Answer answer(RegisteredFunction function, CallRequest request, String stepId) {
        return new Execution(tools, request, stepId.equals(DISCOVERY) ? null : stepId).answer(function);
    }
}
