package io.github.inngestcdi.internal.engine;

import io.github.inngestcdi.RetryPolicy;
import io.github.inngestcdi.StepOptions;
import io.github.inngestcdi.internal.CoreMessages;
import io.github.inngestcdi.internal.engine.step.FoundStep;
import io.github.inngestcdi.internal.json.JsonNumbers;
import io.github.inngestcdi.internal.json.JsonPlatform;
import io.github.inngestcdi.internal.wire.Errors;
import io.github.inngestcdi.internal.wire.Operation;
import io.github.inngestcdi.internal.wire.StepId;
import io.github.inngestcdi.middleware.StepInfo;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Runs the code of steps on the calling thread, and reports how each attempt ends. Belongs to one call request. */
final class StepRunner {
    /** The server fails the run if a step has a larger result. */
    private static final int MAX_BYTES = 4 * 1024 * 1024;

    private final JsonPlatform json;
    private final Errors errors;
    private final TimeLimits limits;
    private final Clock clock;
    private final RunHooks hooks;
    private final RetryDecision retryDecision;
    private @Nullable StepId running;
    private int attempts;

    /**
     * How an attempt has ended.
     *
     * @param retry what becomes of a failed step; empty if it has a result
     */
    record Ran(Operation operation, String result, Optional<Answer.Retry> retry) {}

    StepRunner(
            JsonPlatform json,
            Errors errors,
            TimeLimits limits,
            Clock clock,
            RunHooks hooks,
            RetryDecision retryDecision) {
        this.json = json;
        this.errors = errors;
        this.limits = limits;
        this.clock = clock;
        this.hooks = hooks;
        this.retryDecision = retryDecision;
    }

    /** Checks that the code of no step is running, in which the step {@code id} could not be memoized. */
    void checkNotNested(String id) {
        if (running != null) {
            throw CoreMessages.nestedStep(id, running.id());
        }
    }

    /** {@return the attempt that is running} */
    Defers.Place place() {
        return running == null ? new Defers.Place("", 0) : new Defers.Place(running.hash(), attempts);
    }

    /** {@return how the last attempt in this call request has ended} */
    Ran run(StepId id, StepInfo info, StepOptions options, List<JsonValue> input, FoundStep.Code code) {
        int attempts = options.retries()
                .filter(RetryPolicy::isImmediate)
                .map(RetryPolicy::attempts)
                .orElse(1);
        for (int attempt = 1; ; attempt++) {
            var ran = attempt(id, info, options, input, code, attempt == attempts);
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
        var watch = Stopwatch.start(clock);
        running = id;
        attempts++;
        try {
            hooks.stepStarted(info);
            var carried = new Carried();
            var result = hooks.stepResult(info, () -> carried.take(limited(id, options, input, code)));
            var value = checked(id, result);
            hooks.stepCompleted(info, value);
            Operation done = new Operation.StepRun(id, code.kind(), input, value, carried.metadata, watch.stop());
            return new Ran(done, result, Optional.empty());
        } catch (Throwable thrown) {
            if (Wrappers.unwrapped(thrown) instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            var decision = retryDecision.after(thrown, options.retries(), lastInThisCall);
            hooks.stepFailed(info, thrown, !decision.again());
            Operation failed = new Operation.StepError(
                    id, code.kind(), input, errors.of(thrown).withStep(id.id()), !decision.again(), watch.stop());
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
        var most = options.timeLimit().get();
        try (var limit = limits.begin(most)) {
            try {
                return code.body().run(input);
            } catch (Exception e) {
                throw limit.isPassed() ? CoreMessages.stepTimedOut(id.id(), most, e) : e;
            }
        }
    }

    private JsonValue checked(StepId id, String result) {
        if (result.length() > MAX_BYTES / 3 && bytes(result) > MAX_BYTES) {
            throw CoreMessages.resultTooLarge(id.id(), bytes(result), MAX_BYTES);
        }
        var value = json.value(result);
        if (JsonNumbers.lostIn(value).isPresent()) {
            throw CoreMessages.numberLost(id.id());
        }
        return value;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /** Keeps the metadata, which does not go through the middleware. */
    private static final class Carried {
        private List<JsonObject> metadata = List.of();

        String take(FoundStep.Outcome outcome) {
            metadata = outcome.metadata();
            return outcome.result();
        }
    }
}
