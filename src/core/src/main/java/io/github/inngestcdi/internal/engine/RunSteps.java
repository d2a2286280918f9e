package io.github.inngestcdi.internal.engine;

import io.github.inngestcdi.Ai;
import io.github.inngestcdi.DurableFunction;
import io.github.inngestcdi.EventWait;
import io.github.inngestcdi.Experiment;
import io.github.inngestcdi.GenericType;
import io.github.inngestcdi.HttpCall;
import io.github.inngestcdi.InngestEvent;
import io.github.inngestcdi.Invocation;
import io.github.inngestcdi.Parallel;
import io.github.inngestcdi.RunMetadata;
import io.github.inngestcdi.Score;
import io.github.inngestcdi.SignalWait;
import io.github.inngestcdi.Step;
import io.github.inngestcdi.StepAction;
import io.github.inngestcdi.StepBody;
import io.github.inngestcdi.StepFunction;
import io.github.inngestcdi.StepOptions;
import io.github.inngestcdi.internal.CoreMessages;
import io.github.inngestcdi.internal.engine.step.ExperimentSteps;
import io.github.inngestcdi.internal.engine.step.FoundStep;
import io.github.inngestcdi.internal.engine.step.StepKinds;
import io.github.inngestcdi.internal.engine.step.VariantChoice;
import io.github.inngestcdi.internal.engine.step.VariantScope;
import io.github.inngestcdi.internal.wire.CodeKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The steps of one execution, each with the same options. */
final class RunSteps implements Step {
    private final StepKinds kinds;
    private final FunctionRegistry functions;
    private final StepResolver resolver;
    private final String runId;
    private final StepOptions options;
    private final Thread owner = Thread.currentThread();

    RunSteps(StepKinds kinds, FunctionRegistry functions, StepResolver resolver, String runId, StepOptions options) {
        this.kinds = kinds;
        this.functions = functions;
        this.resolver = resolver;
        this.runId = runId;
        this.options = options;
    }

    @Override
    public Step with(StepOptions others) {
        checkThread("with options");
        return new RunSteps(kinds, functions, resolver, runId, others);
    }

    @Override
    public <T extends @Nullable Object> T run(String id, StepBody<T> body) {
        return resolve(id, kinds.code().run(id, body));
    }

    @Override
    public <T extends @Nullable Object> T run(String id, Class<T> type, StepBody<? extends T> body) {
        return resolve(id, kinds.code().run(id, type, body));
    }

    @Override
    public <T extends @Nullable Object> T run(String id, GenericType<T> type, StepBody<? extends T> body) {
        return resolve(id, kinds.code().run(id, type.type(), body));
    }

    @Override
    public void run(String id, StepAction action) {
        resolve(id, kinds.code().run(id, action));
    }

    @Override
    public <I extends @Nullable Object, T extends @Nullable Object> T runWith(
            String id, I input, StepFunction<I, T> body) {
        return resolve(id, kinds.code().runWith(CodeKind.RUN, id, input, body));
    }

    @Override
    public void sleep(String id, Duration duration) {
        resolve(id, kinds.server().sleep(id, duration));
    }

    @Override
    public void sleepUntil(String id, Instant time) {
        resolve(id, kinds.server().sleep(id, time));
    }

    @Override
    public <T> Optional<InngestEvent<T>> waitForEvent(String id, EventWait<T> wait) {
        return resolve(id, kinds.server().waitForEvent(id, wait));
    }

    @Override
    public <T> Optional<InngestEvent<? extends T>> waitForAny(String id, List<EventWait<? extends T>> waits) {
        return waits(id).forAny(id, waits);
    }

    @Override
    public <T> List<Optional<InngestEvent<? extends T>>> waitForAll(String id, List<EventWait<? extends T>> waits) {
        try {
            return waits(id).forAll(id, waits);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("A wait throws no checked exception.", e);
        }
    }

    private GroupedWaits waits(String id) {
        checkThread(id);
        return new GroupedWaits(resolver.fork(), this);
    }

    @Override
    public List<String> sendEvent(String id, Object... events) {
        return resolve(id, kinds.code().sendEvent(List.of(events)));
    }

    @Override
    public <E, R extends @Nullable Object> R invoke(
            String id, Class<? extends DurableFunction<E, R>> function, E data) {
        var target = functions.definedBy(function);
        @SuppressWarnings("unchecked")
        var type = (GenericType<R>) GenericType.of(target.resultType());
        return this.<R>invoke(id, Invocation.of(target.slug(), data, type));
    }

    @Override
    public <R extends @Nullable Object> R invoke(String id, Invocation<R> invocation) {
        return resolve(id, kinds.server().invoke(id, invocation));
    }

    @Override
    public <T> Optional<T> waitForSignal(String id, SignalWait<T> wait) {
        return resolve(id, kinds.server().waitForSignal(id, wait));
    }

    @Override
    public Optional<String> sendSignal(String id, String signal, @Nullable Object data) {
        return resolve(id, kinds.code().sendSignal(id, signal, data));
    }

    @Override
    public HttpCall.Answer fetch(String id, HttpCall call) {
        return resolve(id, kinds.server().fetch(call));
    }

    @Override
    public Ai ai() {
        checkThread("ai");
        return new AiSteps(this::resolve, kinds);
    }

    @Override
    public void publish(String id, String channel, String topic, @Nullable Object data) {
        resolve(id, kinds.notes().publish(id, channel, topic, data));
    }

    @Override
    public void metadata(String id, RunMetadata metadata) {
        resolve(id, kinds.notes().metadata(id, runId, metadata));
    }

    @Override
    public void score(String id, Score score) {
        resolve(id, kinds.notes().score(id, runId, score));
    }

    @Override
    public <T extends @Nullable Object> Experiment.Result<T> experiment(String id, Experiment<T> experiment) {
        String variant = resolve(id, kinds.experiments().selection(id, experiment, runId));
        var code = ExperimentSteps.code(id, experiment, variant);
        VariantScope scope = new VariantScope(
                id,
                variant,
                VariantChoice.strategy(experiment.selection()),
                resolver.last().hash());
        T result = resolver.within(scope, code);
        if (!scope.hasSteps()) {
            throw CoreMessages.variantWithoutStep(id, variant);
        }
        return new Experiment.Result<>(variant, result);
    }

    @Override
    public Parallel parallel() {
        checkThread("parallel");
        return resolver.fork();
    }

    @SuppressWarnings("TypeParameterUnusedInFormals")
    <T extends @Nullable Object> T resolve(String id, FoundStep step) {
        checkThread(id);
        if (id.isBlank()) {
            throw CoreMessages.blankStepId();
        }
        boolean forCode = options.retries().isPresent() || options.timeLimit().isPresent();
        if (forCode && step instanceof FoundStep.Requested) {
            throw CoreMessages.optionOfServerStep(id, step.type());
        }
        return cast(resolver.resolve(id, options, step));
    }

    /**
     * The engine returns what the step's own {@code resume} made, so the cast holds. It may be {@code null}, which NullAway
     * does not see in a type variable without its JSpecify mode.
     */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals", "NullAway"})
    private static <T extends @Nullable Object> T cast(@Nullable Object result) {
        return (T) result;
    }

    private void checkThread(String id) {
        if (Thread.currentThread() != owner) {
            throw CoreMessages.otherThread(id);
        }
    }
}
