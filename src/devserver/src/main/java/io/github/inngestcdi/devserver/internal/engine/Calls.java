package io.github.inngestcdi.devserver.internal.engine;

import io.github.inngestcdi.devserver.internal.dispatch.CallRequest;
import io.github.inngestcdi.devserver.internal.json.Json;
import io.github.inngestcdi.devserver.internal.messages.DevServerMessages;
import io.github.inngestcdi.devserver.internal.protocol.Answer;
import io.github.inngestcdi.devserver.internal.protocol.RunError;
import io.github.inngestcdi.devserver.internal.run.Due;
import io.github.inngestcdi.devserver.internal.run.Job;
import io.github.inngestcdi.devserver.internal.time.Backoff;
import java.util.Optional;

/** Makes call requests, and applies their answers. */
final class Calls {
    private final ReportedSteps steps;
    private final Endings endings;
    private final Backoff backoff;

    Calls(ReportedSteps steps, Endings endings, Backoff backoff) {
        this.steps = steps;
        this.endings = endings;
        this.backoff = backoff;
    }

    /** {@return the request to send for {@code job}; empty if its run does not go on} */
    Optional<CallRequest> begin(Turn turn, Job job) {
        var run = job.run();
        if (run.ended()) {
            return Optional.empty();
        }
        if (turn.cancellations().cover(run)) {
            endings.cancelled(turn, run);
            return Optional.empty();
        }
        run.called(turn.now());
        if (job.targeted()) {
            run.step(job.stepId()).ifPresent(step -> step.attempted(job.attempt()));
        }
        var known = run.function();
        var function = turn.registry().function(known.slug()).orElse(known);
        return Optional.of(new CallRequest(job, function, turn.now()));
    }

    void answered(Turn turn, Job job, Answer answer) {
        var run = job.run();
        // a checkpoint may have replaced it by a job with fewer attempts
        var current = run.jobs().get(job.id());
        if (run.ended() || current == null || current.generation() != job.generation()) {
            return;
        }
        run.dequeue(job);
        try {
            apply(turn, current, answer);
        } catch (RuntimeException e) {
            DevServerMessages.taskFailed(e);
            if (!run.ended()) {
                endings.failed(turn, run, RunError.of("Error", "the app's answer cannot be stored: " + e));
            }
        }
        turn.changed(run);
    }

    private void apply(Turn turn, Job job, Answer answer) {
        if (answer instanceof Answer.Completed completed) {
            endings.completed(turn, job.run(), completed.output());
        } else if (answer instanceof Answer.Operations reported) {
            steps.apply(turn, job, reported);
        } else if (answer instanceof Answer.Failed failed) {
            failed(turn, job, failed);
        }
    }

    private void failed(Turn turn, Job job, Answer.Failed failed) {
        var run = job.run();
        var message = Json.text(failed.error(), "message");
        if (failed.noRetry() || job.lastAttempt()) {
            run.note(turn.now(), "failed", message);
            endings.failed(turn, run, failed.error(), failed.reason());
            return;
        }
        var retry = job.retry(turn.now().plus(backoff.after(job.attempt(), failed.retryAfter())));
        run.note(turn.now(), "retry", "attempt " + (job.attempt() + 1) + " failed: " + message);
        if (job.targeted()) {
            run.step(job.stepId()).ifPresent(step -> step.retrying(retry.due(), failed.error()));
        }
        turn.request(new Due.Call(retry, failed.unreachable()));
    }
}
