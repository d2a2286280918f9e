package io.github.inngestcdi.internal.engine;

import io.github.inngestcdi.Checkpointing;
import io.github.inngestcdi.Inngest;
import io.github.inngestcdi.StepOptions;
import io.github.inngestcdi.internal.engine.parallel.Branches;
import io.github.inngestcdi.internal.engine.parallel.Replay;
import io.github.inngestcdi.internal.engine.parallel.StepIds;
import io.github.inngestcdi.internal.engine.step.EventReader;
import io.github.inngestcdi.internal.engine.step.StepKinds;
import io.github.inngestcdi.internal.engine.step.StepValues;
import io.github.inngestcdi.internal.engine.step.Variants;
import io.github.inngestcdi.internal.json.JsonPlatform;
import io.github.inngestcdi.internal.wire.CallRequest;
import io.github.inngestcdi.internal.wire.Errors;
import io.github.inngestcdi.internal.wire.StepTarget;
import io.github.inngestcdi.spi.JsonMapper;
import java.time.Clock;
import java.util.Optional;

/**
 * Answers call requests for the functions of one app: for each it puts the parts of an {@link Execution} together, so that
 * none of them knows more than it uses. Safe for use by many threads.
 */
public final class Engine implements AutoCloseable {
    private final FunctionRegistry functions;
    private final JsonPlatform json;
    private final JsonMapper mapper;
    private final Checkpointing checkpointing;
    private final CheckpointApi checkpointApi;
    private final Clock clock;
    private final StepValues values;
    private final EventReader events;
    private final StepKinds kinds;
    private final Errors errors;
    private final TimeLimits limits = new TimeLimits();
    private final DriftLog drift = new DriftLog();

    /**
     * Answers for {@code functions}.
     *
     * @param client sends the events, signals and messages of steps
     * @param checkpointing the default of functions without an option of their own
     */
    public Engine(
            FunctionRegistry functions,
            JsonPlatform json,
            JsonMapper mapper,
            Inngest client,
            Checkpointing checkpointing,
            CheckpointApi checkpoints,
            Clock clock) {
        this.functions = functions;
        this.json = json;
        this.mapper = mapper;
        this.checkpointing = checkpointing;
        this.checkpointApi = checkpoints;
        this.clock = clock;
        values = new StepValues(json, mapper);
        events = new EventReader(json, mapper);
        kinds = StepKinds.of(json, mapper, client, events, clock);
        errors = new Errors(mapper);
    }

    /** Runs the body of {@code function} on the calling thread, up to its first step without a result; {@return the answer} */
    public Answer answer(RegisteredFunction function, CallRequest request, StepTarget target) {
        return RunFailure.in(request, json, mapper)
                .<Answer>map(error -> new Answer.Failed(error, new Answer.Retry(false, Optional.empty())))
                .orElseGet(() -> execution(function, request, target).answer());
    }

    private Execution execution(RegisteredFunction function, CallRequest request, StepTarget target) {
        var context = request.context();
        var run = new Run(
                function.slug(), context, !target.isOneStep() && request.steps().isEmpty());
        var hooks = new RunHooks(function.middleware(), json, run);
        var checkpoints = new Checkpoints(
                function.options().checkpointing().orElse(checkpointing),
                checkpointApi,
                context,
                !target.isOneStep(),
                clock);
        var retryDecision = new RetryDecision(context, clock);
        var runner = new StepRunner(json, errors, limits, clock, hooks, retryDecision);
        var defers = new Defers(functions, json, values, request.defers(), runner::place);

        var ids = new StepIds(request.steps().size());
        var replay = new Replay(request, target.isOneStep(), hooks::memoizationEnded);
        var branches = new Branches(ids, replay, target);
        var variants = new Variants();
        var ending = new Ending(checkpoints, defers, branches::marked);

        var newSteps = new NewSteps(
                target, context.planOnly(), branches, variants, ending, checkpoints, runner, hooks, drift, json);
        var resolver = new StepResolver(request.steps(), branches, variants, ending, runner, newSteps, hooks, values);
        var steps = new RunSteps(kinds, functions, resolver, run.runId(), StepOptions.none());
        var logger = new RunLogger(run.functionId(), run.runId(), replay::isOn);
        var scope = new RunScope(run, steps, defers, logger, hooks::input);

        var failure = new RunFailure(retryDecision, errors, clock);
        var answers = new Answers(
                run, target, hooks, checkpoints, defers, failure, new Drift(drift, run, target, replay, ids), json);
        var conclusion = new Conclusion(target, branches, ending, answers);
        return new Execution(function, request, scope, hooks, replay, ending, conclusion, events, mapper);
    }

    /** Ends the thread that watches time limits, if there is one. */
    @Override
    public void close() {
        limits.close();
    }
}
