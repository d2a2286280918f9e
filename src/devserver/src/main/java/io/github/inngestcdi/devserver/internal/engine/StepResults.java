package io.github.inngestcdi.devserver.internal.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.inngestcdi.devserver.internal.json.Json;
import io.github.inngestcdi.devserver.internal.messages.DevServerMessages;
import io.github.inngestcdi.devserver.internal.protocol.Memo;
import io.github.inngestcdi.devserver.internal.protocol.RunError;
import io.github.inngestcdi.devserver.internal.run.Run;
import java.util.Optional;

/** Stores the results of steps within the limits of the real server, and continues their runs. */
final class StepResults {
    private static final int MAX_OUTPUT = 4 * 1024 * 1024;
    private static final long MAX_STATE = 32L * 1024 * 1024;

    private final Endings endings;

    StepResults(Endings endings) {
        this.endings = endings;
    }

    static boolean isTooLarge(Memo memo) {
        return memo.canonical().length > MAX_OUTPUT;
    }

    static boolean overflows(Run run, Memo memo) {
        return run.memoBytes() + memo.canonical().length > MAX_STATE;
    }

    /** Stores a step's result. A result that is too large, or of one step too many, fails the run. */
    void memoize(Turn turn, Run run, String stepId, Memo memo) {
        problem(run, stepId, memo)
                .ifPresentOrElse(
                        problem -> endings.failed(turn, run, problem), () -> run.memoize(stepId, memo, turn.now()));
    }

    private static Optional<ObjectNode> problem(Run run, String stepId, Memo memo) {
        if (isTooLarge(memo)) {
            var message = DevServerMessages.outputTooLarge(memo.canonical().length);
            return Optional.of(RunError.of("OutputTooLarge", message));
        }
        if (run.memos().size() >= Run.MAX_STEPS && !run.memoized(stepId)) {
            var message = DevServerMessages.tooManySteps(Run.MAX_STEPS);
            return Optional.of(RunError.of("InngestErrFunctionOverflowed", message));
        }
        return overflows(run, memo)
                ? Optional.of(RunError.of("InngestErrStateOverflowed", DevServerMessages.stateTooLarge()))
                : Optional.empty();
    }

    /** Resumes the run that waits for {@code signal}. {@return the id of that run} */
    Optional<String> signal(Turn turn, String signal, JsonNode data) {
        var memo = Memo.data(Json.object().put("signal", signal).set("data", data));
        var waiting = turn.waits().metBySignal(signal);
        waiting.ifPresent(step -> resume(turn, step.run(), step.stepId(), memo));
        return waiting.map(step -> step.run().id());
    }

    /** Stores the result of a waiting step, unless it has one, and continues the run. */
    void resume(Turn turn, Run run, String stepId, Memo memo) {
        if (!run.ended() && !run.memoized(stepId)) {
            memoize(turn, run, stepId, memo);
            if (run.close(stepId) && !run.ended()) {
                turn.discover(run);
            }
            turn.changed(run);
        }
    }
}
