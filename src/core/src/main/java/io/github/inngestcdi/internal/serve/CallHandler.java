package io.github.inngestcdi.internal.serve;

import io.github.inngestcdi.internal.engine.Engine;
import io.github.inngestcdi.internal.engine.FunctionRegistry;
import io.github.inngestcdi.internal.engine.RegisteredFunction;
import io.github.inngestcdi.internal.json.JsonPlatform;
import io.github.inngestcdi.internal.wire.CallRequest;
import io.github.inngestcdi.internal.wire.StepTarget;
import io.github.inngestcdi.middleware.ServerReply;
import java.nio.charset.StandardCharsets;

/** Answers call requests: {@code POST ?fnId=…&stepId=…} (Inngest SDK specification, 4.4). */
final class CallHandler {
    private final FunctionRegistry functions;
    private final Engine engine;
    private final RunState runState;
    private final AnswerWriter writer;
    private final FailureLog log;
    private final JsonPlatform json;

    CallHandler(
            FunctionRegistry functions,
            Engine engine,
            RunState runState,
            AnswerWriter writer,
            FailureLog log,
            JsonPlatform json) {
        this.functions = functions;
        this.engine = engine;
        this.runState = runState;
        this.writer = writer;
        this.log = log;
        this.json = json;
    }

    /**
     * Runs the function that is called for, on the calling thread.
     *
     * @throws BadRequest if it is not a call request, or does not name a function of the app
     */
    ServerReply answer(ServeRequest request, byte[] body) {
        var slug = request.query("fnId").orElseThrow(() -> ServeMessages.parameterMissing("fnId"));
        var stepId = request.query("stepId").orElseThrow(() -> ServeMessages.parameterMissing("stepId"));
        var function = functions
                .find(slug)
                .orElseThrow(() -> ServeMessages.unknownFunction(
                        slug,
                        functions.all().stream().map(RegisteredFunction::slug).toList()));
        var call = runState.complete(read(body));
        var answer = engine.answer(function, call, StepTarget.of(stepId));
        log.record(slug, call.context().runId(), answer);
        return writer.write(answer);
    }

    private CallRequest read(byte[] body) {
        try {
            return CallRequest.read(new String(body, StandardCharsets.UTF_8), json);
        } catch (RuntimeException e) {
            throw ServeMessages.malformedBody(String.valueOf(e.getMessage()));
        }
    }
}
