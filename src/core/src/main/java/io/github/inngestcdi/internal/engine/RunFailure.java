package io.github.inngestcdi.internal.engine;

import io.github.inngestcdi.FunctionError;
import io.github.inngestcdi.internal.json.JsonPlatform;
import io.github.inngestcdi.internal.wire.CallRequest;
import io.github.inngestcdi.internal.wire.CodeKind;
import io.github.inngestcdi.internal.wire.ErrorJson;
import io.github.inngestcdi.internal.wire.Errors;
import io.github.inngestcdi.internal.wire.Memo;
import io.github.inngestcdi.internal.wire.Operation;
import io.github.inngestcdi.internal.wire.StepId;
import io.github.inngestcdi.spi.JsonMapper;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * The failure of a body. The answer of a failed run carries an error and nothing else: if there is more to report, the
 * failure is reported as that of a step, with the rest. The server then calls once more, and gets the error alone.
 */
record RunFailure(RetryDecision retryDecision, Errors errors, Clock clock) {
    private static final StepId STEP = StepId.of("inngest/run.failed", 0);

    /** {@return the error of the body, if an earlier call request has reported it as that of a step} */
    static Optional<FunctionError> in(CallRequest request, JsonPlatform json, JsonMapper mapper) {
        return request.steps().get(STEP.hash()) instanceof Memo.Failure failure
                ? Optional.of(ErrorJson.read(json.value(failure.error().toString()), mapper))
                : Optional.empty();
    }

    /** {@return whether and when the run is tried again} */
    Answer.Retry decide(Throwable thrown) {
        return retryDecision.after(thrown);
    }

    /** {@return {@code thrown} as it travels} */
    FunctionError error(Throwable thrown) {
        return errors.of(thrown);
    }

    /** {@return {@code error} as that of a step} */
    Operation operation(FunctionError error) {
        return new Operation.StepError(
                STEP,
                CodeKind.RUN,
                List.of(),
                error,
                true,
                Stopwatch.start(clock).stop());
    }
}
