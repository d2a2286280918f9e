package io.github.inngestcdi.internal.engine;

import io.github.inngestcdi.FunctionError;
import io.github.inngestcdi.internal.wire.CallRequest;
import io.github.inngestcdi.internal.wire.CodeKind;
import io.github.inngestcdi.internal.wire.ErrorJson;
import io.github.inngestcdi.internal.wire.Memo;
import io.github.inngestcdi.internal.wire.Operation;
import io.github.inngestcdi.internal.wire.StepId;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * The failure of a body that has something to tell besides. The answer of a failed run carries an error and nothing else, so
 * it is told as that of a step; the server then calls once more, and gets the error alone.
 */
final class RunFailure {
    private static final StepId STEP = StepId.of("inngest/run.failed", 0);

    private RunFailure() {}

    static Operation operation(FunctionError error, Clock clock) {
        return new Operation.StepError(
                STEP,
                CodeKind.RUN,
                List.of(),
                error,
                true,
                Stopwatch.start(clock).stop());
    }

    /** {@return what the body has failed with, if that was told before} */
    static Optional<FunctionError> in(CallRequest request, Execution.Tools tools) {
        return request.steps().get(STEP.hash()) instanceof Memo.Failure failure
                ? Optional.of(ErrorJson.read(tools.json().value(failure.error().toString()), tools.mapper()))
                : Optional.empty();
    }
}
