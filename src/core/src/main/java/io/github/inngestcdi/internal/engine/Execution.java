package io.github.inngestcdi.internal.engine;

import io.github.inngestcdi.Inngest;
import io.github.inngestcdi.StepException;
import io.github.inngestcdi.internal.CoreMessages;
import io.github.inngestcdi.internal.json.JsonNumbers;
import io.github.inngestcdi.internal.json.JsonPlatform;
import io.github.inngestcdi.internal.wire.CallRequest;
import io.github.inngestcdi.internal.wire.Errors;
import io.github.inngestcdi.internal.wire.Memo;
import io.github.inngestcdi.internal.wire.Operation;
import io.github.inngestcdi.internal.wire.StepId;
import io.github.inngestcdi.spi.JsonMapper;
import jakarta.json.JsonValue;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * One call request: runs the body from its beginning, gives it the results that are memoized, and ends it at the first
 * step without one. Belongs to one thread.
 */
final class Execution {
    /**
     * What every execution of a deployment shares.
     *
     * @param client sends events for {@code step.sendEvent}
     */
    record Tools(
            FunctionRegistry functions,
            JsonPlatform json,
            JsonMapper mapper,
            StepTypes types,
            EventReader events,
            Inngest client,
            Clock clock) {}

    private final Tools tools;
    private final CallRequest request;
    private final @Nullable String target;
    private final RetryDecision retryDecision;
    private final StepIds ids;
    private final List<String> found = new ArrayList<>();
    private final List<Operation> operations = new ArrayList<>();
    private Optional<Answer.Retry> retry = Optional.empty();
    private final Map<String, Object> idOwners = new HashMap<>();
    private @Nullable StepInterrupt interrupt;
    private @Nullable StepId running;
    private @Nullable RunBranch<?> branch;

    /**
     * Prepares to answer {@code request}.
     *
     * @param target the hash of the only step that may run; {@code null} for whichever comes first
     */
    Execution(Tools tools, CallRequest request, @Nullable String target) {
        this.tools = tools;
        this.request = request;
        this.target = target;
        this.ids = new StepIds(request.steps().size());
        this.retryDecision = new RetryDecision(request.context(), tools.clock());
    }

    Tools tools() {
        return tools;
    }

    /** Runs {@code function} and says what came of it. */
    Answer answer(RegisteredFunction function) {
        RunSteps steps = new RunSteps(this);
        Run run = new Run(
                steps,
                request.context().runId(),
                function.slug(),
                request.context().attempt(),
                request.context().maxAttempts());
        try {
            return returned(function, AmbientStep.with(steps, () -> function.run(run, request, tools.events())));
        } catch (Throwable thrown) {
            return threw(function, thrown);
        }
    }

    private Answer returned(RegisteredFunction function, @Nullable Object output) {
        if (interrupt != null) {
            return failed(CoreMessages.interruptSwallowed(function.slug(), found, null));
        }
        if (target != null) {
            return new Answer.StepNotFound(target, found);
        }
        try {
            return new Answer.Completed(tools.mapper().toJson(output));
        } catch (RuntimeException e) {
            return failed(CoreMessages.outputNotWritable(function.slug(), output, e));
        }
    }

    private Answer threw(RegisteredFunction function, Throwable thrown) {
        if (interrupt == null) {
            return failed(thrown);
        }
        if (!interrupt.isIn(thrown)) {
            return failed(CoreMessages.interruptSwallowed(function.slug(), found, thrown));
        }
        if (operations.isEmpty() && target != null) {
            return new Answer.StepNotFound(target, found);
        }
        return new Answer.Steps(operations, retry);
    }

    private Answer failed(Throwable thrown) {
        return new Answer.Failed(Errors.of(thrown), retryDecision.after(thrown));
    }

    /**
     * {@return the result of the step {@code id}}
     *
     * @throws StepInterrupt if it has none yet
     * @throws StepException if it has failed for good
     */
    @Nullable
    Object resolve(String id, FoundStep step) {
        if (interrupt != null) {
            throw interrupt;
        }
        if (running != null) {
            throw CoreMessages.nestedStep(id, running.id());
        }
        claim(id);
        StepId stepId = ids.next(id);
        found.add(id);
        Memo memo = request.steps().get(stepId.hash());
        if (branch != null && memo != null && !(memo instanceof Memo.Input)) {
            branch.passed(position(stepId));
        }
        if (memo instanceof Memo.Data data) {
            return step.resume().from(data.value());
        }
        if (memo instanceof Memo.Failure failure) {
            throw new StepException(
                    id, Errors.read(tools.json().value(failure.error().toString())));
        }
        throw unfinished(stepId, step);
    }

    /** In branches that run side by side a shared id would name now this step, now that one. */
    private void claim(String id) {
        RunBranch<?> claiming = branch;
        if (claiming == null) {
            return;
        }
        Object owner = claiming.ownerOfNextStep();
        Object other = idOwners.putIfAbsent(id, owner);
        if (other != null && other != owner) {
            throw CoreMessages.idInTwoBranches(id);
        }
    }

    private int position(StepId step) {
        int position = request.context().stack().indexOf(step.hash());
        return position < 0 ? Integer.MAX_VALUE : position;
    }

    private StepInterrupt unfinished(StepId id, FoundStep step) {
        boolean called = id.hash().equals(target);
        if (branch != null && !called) {
            return branch.suspend(target == null ? List.of(planned(id, step)) : List.of());
        }
        boolean reported = called || target == null;
        return suspend(reported ? List.of(operation(id, step)) : List.of());
    }

    /** {@return what ends the body, which waits for {@code reported}} */
    StepInterrupt suspend(List<Operation> reported) {
        operations.addAll(reported);
        interrupt = new StepInterrupt();
        return interrupt;
    }

    private Operation operation(StepId id, FoundStep step) {
        boolean runs = step instanceof FoundStep.Code
                && (target != null || !request.context().planOnly());
        return runs ? run(id, (FoundStep.Code) step) : planned(id, step);
    }

    private static Operation planned(StepId id, FoundStep step) {
        if (step instanceof FoundStep.Code code) {
            return new Operation.StepPlanned(id, code.kind());
        }
        return ((FoundStep.Request) step).operation().apply(id);
    }

    /** {@return branches that are forked where the body is} */
    BranchGroup fork() {
        if (running != null) {
            throw CoreMessages.nestedStep("parallel", running.id());
        }
        return new BranchGroup(this, branch);
    }

    <T extends @Nullable Object> void runBranch(RunBranch<T> next, Callable<? extends T> body) {
        RunBranch<?> outer = branch;
        branch = next;
        try {
            next.run(body);
        } finally {
            branch = outer;
        }
    }

    List<String> foundSteps() {
        return found;
    }

    private JsonValue carried(StepId id, String result) {
        JsonValue value = tools.json().value(result);
        if (JsonNumbers.lostIn(value).isPresent()) {
            throw CoreMessages.numberLost(id.id());
        }
        return value;
    }

    private Operation run(StepId id, FoundStep.Code code) {
        Stopwatch watch = Stopwatch.start(tools.clock());
        running = id;
        try {
            String result = code.body().call();
            return new Operation.StepRun(id, code.kind(), carried(id, result), watch.stop());
        } catch (Throwable thrown) {
            if (thrown instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            Answer.Retry decision = retryDecision.after(thrown);
            retry = Optional.of(decision);
            return new Operation.StepError(id, code.kind(), Errors.of(thrown), !decision.again(), watch.stop());
        } finally {
            running = null;
        }
    }
}
