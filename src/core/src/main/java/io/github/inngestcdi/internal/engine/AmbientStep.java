package io.github.inngestcdi.internal.engine;

import io.github.inngestcdi.Ai;
import io.github.inngestcdi.DurableFunction;
import io.github.inngestcdi.EventWait;
import io.github.inngestcdi.Experiment;
import io.github.inngestcdi.GenericType;
import io.github.inngestcdi.HttpCall;
import io.github.inngestcdi.InngestEvent;
import io.github.inngestcdi.Invocation;
import io.github.inngestcdi.NoRunException;
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
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * The steps of the run that the calling thread is in; outside a run every method throws {@link NoRunException}. Safe for
 * use by many threads.
 */
public final class AmbientStep implements Step {
    private static final ThreadLocal<Step> CURRENT = new ThreadLocal<>();

    /** {@return whether the calling thread is running a function} */
    public static boolean isInRun() {
        return CURRENT.get() != null;
    }

    /** Runs {@code body} with {@code step} as the step of the calling thread, and restores the previous one. */
    static <T extends @Nullable Object> T with(Step step, Callable<T> body) throws Exception {
        var before = CURRENT.get();
        CURRENT.set(step);
        try {
            return body.call();
        } finally {
            if (before == null) {
                CURRENT.remove();
            } else {
                CURRENT.set(before);
            }
        }
    }

    private static Step current(String id) {
        var step = CURRENT.get();
        if (step == null) {
            throw CoreMessages.noRun(id);
        }
        return step;
    }

    @Override
    public <T extends @Nullable Object> T run(String id, StepBody<T> body) {
        return current(id).run(id, body);
    }

    @Override
    public <T extends @Nullable Object> T run(String id, Class<T> type, StepBody<? extends T> body) {
        return current(id).run(id, type, body);
    }

    @Override
    public <T extends @Nullable Object> T run(String id, GenericType<T> type, StepBody<? extends T> body) {
        return current(id).run(id, type, body);
    }

    @Override
    public void run(String id, StepAction action) {
        current(id).run(id, action);
    }

    @Override
    public <I extends @Nullable Object, T extends @Nullable Object> T runWith(
            String id, I input, StepFunction<I, T> body) {
        return current(id).runWith(id, input, body);
    }

    @Override
    public Step with(StepOptions options) {
        return current("with options").with(options);
    }

    @Override
    public void sleep(String id, Duration duration) {
        current(id).sleep(id, duration);
    }

    @Override
    public void sleepUntil(String id, Instant time) {
        current(id).sleepUntil(id, time);
    }

    @Override
    public <T> Optional<InngestEvent<T>> waitForEvent(String id, EventWait<T> wait) {
        return current(id).waitForEvent(id, wait);
    }

    @Override
    public <T> Optional<InngestEvent<? extends T>> waitForAny(String id, List<EventWait<? extends T>> waits) {
        return current(id).waitForAny(id, waits);
    }

    @Override
    public <T> List<Optional<InngestEvent<? extends T>>> waitForAll(String id, List<EventWait<? extends T>> waits) {
        return current(id).waitForAll(id, waits);
    }

    @Override
    public List<String> sendEvent(String id, Object... events) {
        return current(id).sendEvent(id, events);
    }

    @Override
    public <E, R extends @Nullable Object> R invoke(
            String id, Class<? extends DurableFunction<E, R>> function, E data) {
        return current(id).invoke(id, function, data);
    }

    @Override
    public <R extends @Nullable Object> R invoke(String id, Invocation<R> invocation) {
        return current(id).invoke(id, invocation);
    }

    @Override
    public <T> Optional<T> waitForSignal(String id, SignalWait<T> wait) {
        return current(id).waitForSignal(id, wait);
    }

    @Override
    public Optional<String> sendSignal(String id, String signal, @Nullable Object data) {
        return current(id).sendSignal(id, signal, data);
    }

    @Override
    public HttpCall.Answer fetch(String id, HttpCall call) {
        return current(id).fetch(id, call);
    }

    @Override
    public Ai ai() {
        return current("ai").ai();
    }

    @Override
    public void publish(String id, String channel, String topic, @Nullable Object data) {
        current(id).publish(id, channel, topic, data);
    }

    @Override
    public void metadata(String id, RunMetadata metadata) {
        current(id).metadata(id, metadata);
    }

    @Override
    public void score(String id, Score score) {
        current(id).score(id, score);
    }

    @Override
    public <T extends @Nullable Object> Experiment.Result<T> experiment(String id, Experiment<T> experiment) {
        return current(id).experiment(id, experiment);
    }

    @Override
    public Parallel parallel() {
        return current("parallel").parallel();
    }
}
