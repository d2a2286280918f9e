package io.github.inngestcdi.internal.engine;

import io.github.inngestcdi.RetryPolicy;
import io.github.inngestcdi.StepOptions;
import io.github.inngestcdi.internal.CoreMessages;
import io.github.inngestcdi.internal.json.JsonNumbers;
import io.github.inngestcdi.internal.wire.Operation;
import io.github.inngestcdi.internal.wire.StepId;
import io.github.inngestcdi.middleware.StepInfo;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Runs the code of steps on the calling thread, and says how each attempt ended. Belongs to one call request. */
final class StepRunner {
    /** What the server takes of one step; it would fail the run for more. */
    private static final int MOST_BYTES = 4 * 1024 * 1024;

    private final Execution.Tools tools;
    private final RunHooks hooks;
    private final RetryDecision retryDecision;
    private @Nullable StepId running;
    private int attempts;

    /**
     * How an attempt ended.
     *
     * @param retry what becomes of a failed step; empty if it has a result
     */
    record Ran(Operation operation, String result, Optional<Answer.Retry> retry) {}

    StepRunner(Execution.Tools tools, RunHooks hooks, RetryDecision retryDecision) {
        this.tools = tools;
        this.hooks = hooks;
        this.retryDecision = retryDecision;
    }

    /** {@return the step whose code is running; {@code null} if none is} */
    @Nullable
    StepId running() {
        return running;
    }

    /** {@return what is running} */
    Defers.Place place() {
        return running == null ? new Defers.Place("", 0) : new Defers.Place(running.hash(), attempts);
    }

    Ran run(StepId id, StepInfo info, StepOptions options, List<JsonValue> input, FoundStep.Code code) {
        int attempts = options.retries()
                .filter(RetryPolicy::isImmediate)
                .map(RetryPolicy::attempts)
                .orElse(1);
        for (int attempt = 1; ; attempt++) {
            Ran ran = attempt(id, info, options, input, code, attempt == attempts);
            boolean again = ran.retry()
                    .filter(retry -> retry.again() && retry.after().isEmpty())
                    .isPresent();
            if (!again || attempt == attempts || Thread.currentThread().isInterrupted()) {
                return ran;
            }
        }
    }

    private Ran attempt(
            StepId id,
            StepInfo info,
            StepOptions options,
            List<JsonValue> input,
            FoundStep.Code code,
            boolean lastInThisCall) {
        Stopwatch watch = Stopwatch.start(tools.clock());
        running = id;
        attempts++;
        try {
            hooks.tell("onStepStart", each -> each.onStepStart(info));
            Carried carried = new Carried();
            String result = hooks.stepResult(info, () -> carried.take(limited(id, options, input, code)));
            JsonValue value = checked(id, result);
            hooks.tell("onStepComplete", each -> each.onStepComplete(info, value));
            Operation done = new Operation.StepRun(id, code.kind(), input, value, carried.metadata, watch.stop());
            return new Ran(done, result, Optional.empty());
        } catch (Throwable thrown) {
            if (Wrappers.unwrapped(thrown) instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            Answer.Retry decision = retryDecision.after(thrown, options.retries(), lastInThisCall);
            hooks.tell("onStepError", each -> each.onStepError(info, thrown, !decision.again()));
            Operation failed = new Operation.StepError(
                    id,
                    code.kind(),
                    input,
                    tools.errors().of(thrown).withStep(id.id()),
                    !decision.again(),
                    watch.stop());
            return new Ran(failed, "null", Optional.of(decision));
        } finally {
            running = null;
        }
    }

    private FoundStep.Outcome limited(StepId id, StepOptions options, List<JsonValue> input, FoundStep.Code code)
            throws Exception {
        if (options.timeLimit().isEmpty()) {
            return code.body().run(input);
        }
        Duration most = options.timeLimit().get();
        try (TimeLimits.Limit limit = tools.limits().begin(most)) {
            try {
                return code.body().run(input);
            } catch (Exception e) {
                throw limit.isPassed() ? CoreMessages.stepTimedOut(id.id(), most, e) : e;
            }
        }
    }

    private JsonValue checked(StepId id, String result) {
        if (result.length() > MOST_BYTES / 3 && bytes(result) > MOST_BYTES) {
            throw CoreMessages.resultTooLarge(id.id(), bytes(result), MOST_BYTES);
        }
        JsonValue value = tools.json().value(result);
        if (JsonNumbers.lostIn(value).isPresent()) {
            throw CoreMessages.numberLost(id.id());
        }
        return value;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /** Keeps what goes past the middleware. */
    private static final class Carried {
        private List<JsonObject> metadata = List.of();

        String take(FoundStep.Outcome outcome) {
            metadata = outcome.metadata();
            return outcome.result();
        }
    }
}
