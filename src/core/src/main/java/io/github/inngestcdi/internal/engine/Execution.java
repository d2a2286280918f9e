package io.github.inngestcdi.internal.engine;

import io.github.inngestcdi.FunctionError;
import io.github.inngestcdi.StepException;
import io.github.inngestcdi.StepOptions;
import io.github.inngestcdi.internal.CoreMessages;
import io.github.inngestcdi.internal.InvalidStepException;
import io.github.inngestcdi.internal.json.JsonPlatform;
import io.github.inngestcdi.internal.json.RawJson;
import io.github.inngestcdi.internal.wire.CallRequest;
import io.github.inngestcdi.internal.wire.ErrorJson;
import io.github.inngestcdi.internal.wire.Errors;
import io.github.inngestcdi.internal.wire.Memo;
import io.github.inngestcdi.internal.wire.Operation;
import io.github.inngestcdi.internal.wire.StepId;
import io.github.inngestcdi.internal.wire.StepTarget;
import io.github.inngestcdi.middleware.StepInfo;
import io.github.inngestcdi.spi.JsonMapper;
import jakarta.json.JsonValue;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One call request: runs the body from its beginning, gives it the results that are memoized, and ends it at the first
 * step without one; with checkpoints, at the first that the app cannot do at once. Belongs to one thread.
 */
final class Execution {
    /** What every execution of a deployment shares. */
    record Tools(
            FunctionRegistry functions,
            JsonPlatform json,
            JsonMapper mapper,
            EventReader events,
            StepKinds kinds,
            Errors errors,
            TimeLimits limits,
            DriftLog drift,
            Clock clock) {}

    private final Tools tools;
    private final CallRequest request;
    private final StepTarget target;
    private final RegisteredFunction function;
    private final RetryDecision retryDecision;
    private final RunHooks hooks;
    private final Run run;
    private final Replay replay;
    private final StepRunner runner;
    private final Checkpoints checkpoints;
    private final Defers defers;
    private final StepIds ids;
    private final Branches branches;
    private final Ending ending;
    private @Nullable VariantScope variant;
    private @Nullable StepId lastStep;
    private @Nullable Operation ranInBranch;

    /** Prepares to answer {@code request}. */
    Execution(
            Tools tools,
            RegisteredFunction function,
            CallRequest request,
            StepTarget target,
            RunHooks hooks,
            Checkpoints checkpoints) {
        this.tools = tools;
        this.function = function;
        this.request = request;
        this.target = target;
        this.hooks = hooks;
        this.checkpoints = checkpoints;
        this.ids = new StepIds(request.steps().size());
        this.retryDecision = new RetryDecision(request.context(), tools.clock());
        this.runner = new StepRunner(tools, hooks, retryDecision);
        this.defers = new Defers(tools, request.defers(), runner::place);
        this.replay = new Replay(request, target.isOneStep(), this::memoizationEnded);
        this.branches = new Branches(ids, replay, target);
        this.ending = new Ending(checkpoints, defers, branches::marked);
        this.run = new Run(
                function.slug(),
                request.context(),
                !target.isOneStep() && request.steps().isEmpty(),
                new RunSteps(this, StepOptions.none()),
                defers,
                new RunLogger(function.slug(), request.context().runId(), replay::isOn),
                hooks::input);
    }

    Tools tools() {
        return tools;
    }

    String runId() {
        return request.context().runId();
    }

    private void memoizationEnded() {
        hooks.tell("onMemoizationEnd", each -> each.onMemoizationEnd(run));
    }

    /** Runs the body and says what came of it. */
    Answer answer() {
        Optional<FunctionError> failure = RunFailure.in(request, tools);
        if (failure.isPresent()) {
            return new Answer.Failed(failure.get(), new Answer.Retry(false, Optional.empty()));
        }
        try {
            Callable<@Nullable Object> body = function.bind(run, request, tools.events());
            String output = hooks.output(run, () -> AmbientStep.with(run.step(), () -> output(body)));
            return returned(output);
        } catch (Throwable thrown) {
            return threw(thrown);
        }
    }

    private String output(Callable<@Nullable Object> body) throws Exception {
        replay.begin();
        if (run.isBeginning() && request.context().attempt() == 0) {
            hooks.tell("onRunStart", each -> each.onRunStart(run));
        }
        Object output = body.call();
        if (ending.interrupt() != null) {
            return "null";
        }
        try {
            return tools.mapper().toJson(output);
        } catch (RuntimeException e) {
            throw CoreMessages.outputNotWritable(function.slug(), output, e);
        }
    }

    private Answer returned(String output) {
        if (ending.isStale()) {
            return ended();
        }
        if (ranInBranch != null) {
            return ended();
        }
        if (branches.misuse() != null) {
            return failed(branches.misuse());
        }
        if (ending.interrupt() != null) {
            return failed(CoreMessages.interruptSwallowed(function.slug(), ids.found(), null));
        }
        if (target.isOneStep()) {
            return ended();
        }
        warnOfDrift();
        hooks.tell("onRunComplete", each -> each.onRunComplete(run, tools.json().value(output)));
        if (!checkpoints.isActive() && !defers.isWaiting()) {
            return new Answer.Completed(output);
        }
        JsonValue value = tools.json().value(output);
        ending.operations().addAll(checkpoints.take());
        ending.operations().addAll(defers.take());
        ending.operations().add(new Operation.RunComplete(StepId.of(Operation.RunComplete.ID, 0), value));
        return new Answer.Steps(ending.operations(), Optional.empty());
    }

    private Answer threw(Throwable thrown) {
        if (ranInBranch != null) {
            return ended();
        }
        if (branches.misuse() != null) {
            return failed(branches.misuse());
        }
        if (ending.interrupt() == null) {
            return ending.saved() ? failed(thrown) : ended();
        }
        if (!ending.isStale() && !ending.ended().isIn(thrown)) {
            return failed(CoreMessages.interruptSwallowed(function.slug(), ids.found(), thrown));
        }
        return ended();
    }

    private Answer ended() {
        if (ending.isStale()) {
            return new Answer.Stale(function.slug(), request.context().runId());
        }
        if (ending.problem() != null && ending.operations().isEmpty() && ranInBranch == null) {
            return failed(ending.problem());
        }
        if (ending.operations().isEmpty() && ranInBranch != null) {
            ending.operations().add(branches.marked(ranInBranch));
        }
        if (ending.operations().isEmpty() && target.hash() != null) {
            return new Answer.StepNotFound(target.hash(), ids.found());
        }
        warnOfDrift();
        if (!ending.operations().isEmpty()) {
            ending.operations().addAll(defers.take());
        }
        return new Answer.Steps(ending.operations(), ending.retry());
    }

    private Answer failed(Throwable thrown) {
        Answer.Retry decision = retryDecision.after(thrown);
        hooks.tell("onRunError", each -> each.onRunError(run, thrown, !decision.again()));
        FunctionError error = tools.errors().of(thrown);
        if (decision.again() || target.isOneStep() || !defers.isWaiting()) {
            return new Answer.Failed(error, decision);
        }
        List<Operation> told = defers.take();
        told.add(RunFailure.operation(error, tools.clock()));
        return new Answer.Steps(told, Optional.of(decision));
    }

    /**
     * {@return the result of the step {@code id}}
     *
     * @throws StepInterrupt if it has none yet
     * @throws StepException if it has failed for good
     */
    @Nullable
    Object resolve(String id, StepOptions options, FoundStep step) {
        if (ending.interrupt() != null) {
            throw ending.ended();
        }
        checkNotNested(id);
        StepId unnamed = branches.next(id);
        StepId stepId = options.name().map(unnamed::named).orElse(unnamed);
        if (variant != null) {
            variant.foundStep();
        }
        Memo memo = request.steps().get(stepId.hash());
        branches.holdAtTarget(stepId, memo == null || memo instanceof Memo.Input);
        try {
            RawJson result = hooks.has("wrapStep")
                    ? throughMiddleware(stepId, options, step, memo)
                    : result(stepId, options, step, memo);
            lastStep = stepId;
            return step.resume().from(result);
        } catch (StepException | InvalidStepException e) {
            throw e;
        } catch (RuntimeException e) {
            throw ending.giveUp(e);
        }
    }

    private RawJson throughMiddleware(StepId id, StepOptions options, FoundStep step, @Nullable Memo memo) {
        try {
            return hooks.step(info(id, step, memo), () -> result(id, options, step, memo));
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw CoreMessages.middlewareFailed(id.id(), e);
        }
    }

    private RawJson result(StepId id, StepOptions options, FoundStep step, @Nullable Memo memo) {
        if (memo instanceof Memo.Data data) {
            branches.passed(id);
            return data.value();
        }
        if (memo instanceof Memo.Failure failure) {
            branches.passed(id);
            JsonValue error = tools.json().value(failure.error().toString());
            throw new StepException(id.id(), ErrorJson.read(error, tools.mapper()));
        }
        branches.reachedNew(id);
        return unfinished(id, options, step, memo);
    }

    private StepInfo info(StepId id, FoundStep step, @Nullable Memo memo) {
        boolean memoized = memo != null && !(memo instanceof Memo.Input);
        return new StepInfo(run, id.id(), id.index(), id.hash(), step.type(), id.name(), memoized);
    }

    private RawJson unfinished(StepId id, StepOptions options, FoundStep step, @Nullable Memo memo) {
        boolean isTarget = target.is(id);
        RunBranch<?> branch = branches.current();
        if (branch != null && !isTarget) {
            throw branch.suspend(target.isOneStep() ? List.of() : List.of(planned(id, step, memo)));
        }
        if (target.isOneStep() && !isTarget) {
            throw ending.suspend(List.of());
        }
        boolean runsNow = isTarget || !(request.context().planOnly() || checkpoints.timeIsUp());
        if (!runsNow || !(step instanceof FoundStep.Code code)) {
            throw ending.report(planned(id, step, memo));
        }
        if (checkpoints.isDue() && !ending.saved()) {
            throw ending.ended();
        }
        tools.drift().learn(id.hash(), id.id());
        StepInfo info = info(id, step, memo);
        StepRunner.Ran ran = runner.run(id, info, options, input(info, step, memo), code);
        if (branch != null && !branches.hasReleasedTarget()) {
            ending.retry(ran.retry());
            Operation operation = ofVariant(ran.operation());
            ranInBranch = operation;
            throw branch.suspend(List.of(operation));
        }
        if (ran.retry().isPresent() || isTarget || !checkpoints.goesOn()) {
            ending.retry(ran.retry());
            throw ending.report(ofVariant(ran.operation()));
        }
        checkpoints.add(branches.marked(ofVariant(ran.operation())));
        if (checkpoints.isDue() && !ending.saved()) {
            throw ending.ended();
        }
        return RawJson.of(ran.result());
    }

    private Operation planned(StepId id, FoundStep step, @Nullable Memo memo) {
        tools.drift().learn(id.hash(), id.id());
        List<JsonValue> input = input(info(id, step, memo), step, memo);
        if (step instanceof FoundStep.Code code) {
            return ofVariant(new Operation.StepPlanned(id, code.kind(), input));
        }
        return ofVariant(((FoundStep.Requested) step).request().operation(id, input));
    }

    private List<JsonValue> input(StepInfo info, FoundStep step, @Nullable Memo memo) {
        try {
            List<JsonValue> given = memo instanceof Memo.Input edited
                    ? tools.json().array(edited.input().toString())
                    : step.input().get();
            return hooks.stepInput(info, given);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw CoreMessages.middlewareFailed(info.id(), e);
        }
    }

    private void checkNotNested(String id) {
        StepId outer = runner.running();
        if (outer != null) {
            throw CoreMessages.nestedStep(id, outer.id());
        }
    }

    /** {@return branches that are forked where the body is} */
    BranchGroup fork() {
        checkNotNested("parallel");
        return branches.fork(ending);
    }

    /** {@return the step whose result the body was given last} */
    StepId lastStep() {
        return Objects.requireNonNull(lastStep);
    }

    /** {@return what {@code steps} returns, whose steps are those of {@code scope}} */
    <T extends @Nullable Object> T within(VariantScope scope, Supplier<? extends T> steps) {
        VariantScope outer = variant;
        variant = scope;
        try {
            return steps.get();
        } finally {
            variant = outer;
        }
    }

    private Operation ofVariant(Operation operation) {
        return variant == null ? operation : variant.mark(operation);
    }

    private void warnOfDrift() {
        if (!target.isOneStep() && replay.hasDrifted()) {
            tools.drift().warn(function.slug(), request.context().runId(), replay.leftOut(ids), ids.found());
        }
    }
}
