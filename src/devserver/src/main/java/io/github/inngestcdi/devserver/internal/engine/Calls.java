package io.github.inngestcdi.devserver.internal.engine;

import io.github.inngestcdi.devserver.internal.dispatch.CallRequest;
import io.github.inngestcdi.devserver.internal.json.Json;
import io.github.inngestcdi.devserver.internal.messages.DevServerMessages;
import io.github.inngestcdi.devserver.internal.protocol.Answer;
import io.github.inngestcdi.devserver.internal.protocol.RunError;
import io.github.inngestcdi.devserver.internal.run.Job;
import io.github.inngestcdi.devserver.internal.run.Run;
import io.github.inngestcdi.devserver.internal.time.Timeline;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Call requests: what goes into one, what follows from its answer, and those that have reached no app. */
final class Calls {
    private final Engine engine;
    private final Map<String, Map<Job, Timeline.Task>> unreachable = new HashMap<>();

    Calls(Engine engine) {
        this.engine = engine;
    }

    /** Sends again at once what has not reached {@code app}. Called with the engine's lock. */
    void reach(String app) {
        for (var waiting : unreachable.getOrDefault(app, Map.of()).entrySet()) {
            if (engine.timeline().cancel(waiting.getValue())) {
                engine.due(waiting.getKey());
            }
        }
        unreachable.remove(app);
    }

    /** Forgets what {@code run} was still to send. Called with the engine's lock. */
    void forget(Run run) {
        unreachable.getOrDefault(run.function().app(), new HashMap<>()).keySet().removeIf(job -> job.run() == run);
    }

    /** {@return what is to be sent for {@code job}; empty if its run does not go on} */
    Optional<CallRequest> request(Job job) {
        synchronized (engine) {
            return current(job);
        }
    }

    private Optional<CallRequest> current(Job job) {
        if (job.run().ended()) {
            return Optional.empty();
        }
        if (engine.cancellations().cover(job.run())) {
            engine.endings().cancelled(job.run());
            return Optional.empty();
        }
        job.run().called(engine.now());
        if (job.targeted()) {
            job.run().step(job.stepId()).ifPresent(step -> step.attempted(job.attempt()));
        }
        var known = job.run().function();
        var function = engine.registry().function(known.slug()).orElse(known);
        return Optional.of(new CallRequest(job, function, engine.now()));
    }

    /** Takes in what an app has answered. */
    void answered(Job job, Answer answer) {
        synchronized (engine) {
            take(job, answer);
        }
    }

    private void take(Job job, Answer answer) {
        var run = job.run();
        // a checkpoint may have put one with fewer attempts in its place
        var current = run.jobs().get(job.id());
        if (run.ended() || current == null || current.generation() != job.generation()) {
            return;
        }
        run.jobs().remove(job.id());
        try {
            apply(current, answer);
        } catch (RuntimeException e) {
            DevServerMessages.taskFailed(e);
            if (!run.ended()) {
                engine.endings().failed(run, RunError.of("Error", "what the app answered can't be taken in: " + e));
            }
        }
        engine.changes().run(run);
    }

    private void apply(Job job, Answer answer) {
        if (answer instanceof Answer.Completed completed) {
            engine.endings().completed(job.run(), completed.output());
        } else if (answer instanceof Answer.Operations asked) {
            engine.operations().apply(job, asked);
        } else if (answer instanceof Answer.Failed failed) {
            failed(job, failed);
        }
    }

    private void failed(Job job, Answer.Failed failed) {
        var run = job.run();
        var message = Json.text(failed.error(), "message");
        if (failed.noRetry() || job.lastAttempt()) {
            run.note(engine.now(), "failed", message);
            engine.endings().failed(run, failed.error(), failed.reason());
            return;
        }
        Duration wait = engine.backoff().after(job.attempt(), failed.retryAfter());
        var retry = job.retry(engine.now().plus(wait));
        run.note(engine.now(), "retry", "attempt " + (job.attempt() + 1) + " failed: " + message);
        if (job.targeted()) {
            run.step(job.stepId()).ifPresent(step -> step.retrying(retry.due(), failed.error()));
        }
        run.jobs().put(retry.id(), retry);
        var task = engine.at(run, retry.due(), () -> {
            Optional.ofNullable(unreachable.get(run.function().app())).ifPresent(waiting -> waiting.remove(retry));
            engine.due(retry);
        });
        if (failed.unreachable()) {
            unreachable
                    .computeIfAbsent(run.function().app(), app -> new LinkedHashMap<>())
                    .put(retry, task);
        }
    }
}
