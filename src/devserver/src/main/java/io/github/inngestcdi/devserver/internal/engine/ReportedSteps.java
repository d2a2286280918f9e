package io.github.inngestcdi.devserver.internal.engine;

import io.github.inngestcdi.devserver.internal.json.Json;
import io.github.inngestcdi.devserver.internal.messages.DevServerMessages;
import io.github.inngestcdi.devserver.internal.protocol.Answer;
import io.github.inngestcdi.devserver.internal.protocol.Memo;
import io.github.inngestcdi.devserver.internal.protocol.Opcode;
import io.github.inngestcdi.devserver.internal.protocol.Operation;
import io.github.inngestcdi.devserver.internal.protocol.RunError;
import io.github.inngestcdi.devserver.internal.run.Due;
import io.github.inngestcdi.devserver.internal.run.Group;
import io.github.inngestcdi.devserver.internal.run.Job;
import io.github.inngestcdi.devserver.internal.run.Notes;
import io.github.inngestcdi.devserver.internal.run.Run;
import io.github.inngestcdi.devserver.internal.time.Backoff;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Applies the steps that an answer reports, one by one. */
final class ReportedSteps {
    private static final int MAX_EMPTY_ANSWERS = 100;

    private final WaitingSteps waiting;
    private final GatewaySteps gateway;
    private final StepResults results;
    private final Endings endings;
    private final Backoff backoff;

    ReportedSteps(WaitingSteps waiting, GatewaySteps gateway, StepResults results, Endings endings, Backoff backoff) {
        this.waiting = waiting;
        this.gateway = gateway;
        this.results = results;
        this.endings = endings;
        this.backoff = backoff;
    }

    void apply(Turn turn, Job job, Answer.Operations answer) {
        var run = job.run();
        run.answeredIn(answer.version());
        if (run.emptyAnswer(answer.isEmpty()) > MAX_EMPTY_ANSWERS) {
            endings.failed(turn, run, RunError.of("Error", DevServerMessages.onlyEmptyAnswers(MAX_EMPTY_ANSWERS)));
            return;
        }
        plan(job, answer);
        var group = new Group();
        var opened = open(run, answer, group);
        boolean goOn = answer.asksForNothing() && !job.targeted();
        for (var op : priorityFirst(answer)) {
            if (run.ended()) {
                return;
            }
            Notes.take(run, op);
            if (opened.contains(op.id())) {
                begin(turn, run, op);
            } else {
                goOn |= report(turn, job, op, answer);
            }
        }
        if (!run.ended() && !run.jobs().containsKey(job.id())) {
            boolean closed = job.targeted() && run.close(job.stepId());
            if (closed || (goOn && group.drained())) {
                turn.discover(run);
            }
        }
    }

    private static List<Operation> priorityFirst(Answer.Operations answer) {
        return answer.operations().stream()
                .sorted(Comparator.comparing(op -> !op.opcode().goesFirst()))
                .toList();
    }

    /** Opens all steps that end later before the first one begins. A step that is already open is only reported again. */
    private static Set<String> open(Run run, Answer.Operations answer, Group group) {
        var opened = new HashSet<String>();
        for (var op : answer.operations()) {
            if (op.opcode().endsLater() && !run.open().has(op.id()) && !run.memoized(op.id())) {
                run.open().add(op.id(), group, op.race());
                opened.add(op.id());
            }
        }
        return opened;
    }

    /** After several steps at a time, a function plans steps and does not run them, until all steps of the group have ended. */
    private static void plan(Job job, Answer.Operations answer) {
        var run = job.run();
        boolean several = answer.operations().stream()
                        .filter(op -> !op.opcode().isDefer())
                        .count()
                > 1;
        if (!job.targeted() && run.open().isEmpty() && run.requestVersion() >= 2) {
            run.plan(several);
        } else if (several) {
            run.plan(true);
        }
    }

    private void begin(Turn turn, Run run, Operation op) {
        run.note(turn.now(), op.opcode().wireName(), op.displayName());
        var step = run.step(op, turn.now());
        switch (op.opcode()) {
            case STEP_PLANNED -> turn.request(new Due.Call(Job.step(run, op.id(), turn.now())));
            case GATEWAY, AI_GATEWAY -> gateway.open(turn, run, op);
            default -> waiting.begin(turn, run, op, step);
        }
    }

    /** {@return whether the function is called again because of {@code op}} */
    private boolean report(Turn turn, Job job, Operation op, Answer.Operations answer) {
        return switch (op.opcode()) {
            case STEP_RUN -> ran(turn, job, op, Memo.data(op.data()));
            case STEP -> ran(turn, job, op, Memo.of(op.data()));
            case STEP_FAILED -> ran(turn, job, op, Memo.error(RunError.forStep(op.error())));
            case STEP_ERROR -> stepError(turn, job, op, answer);
            case DISCOVERY_REQUEST -> true;
            case DEFER_ADD, DEFER_ABORT -> {
                defer(job.run(), op);
                yield false;
            }
            case RUN_COMPLETE -> {
                endings.completed(turn, job.run(), op.data());
                yield false;
            }
            default -> false;
        };
    }

    /** Adds a deferred run, or aborts one. A refusal does not fail this run. */
    static void defer(Run run, Operation op) {
        var problem = op.opcode() == Opcode.DEFER_ADD
                ? run.defers().add(op)
                : run.defers().abort(op.option("target_hashed_id", ""))
                        ? Optional.<String>empty()
                        : Optional.of("no deferred run has the id to abort");
        problem.ifPresent(why -> DevServerMessages.deferRefused(run.function().slug(), op.displayName(), why));
    }

    private boolean ran(Turn turn, Job job, Operation op, Memo memo) {
        var run = job.run();
        var step = run.step(op, turn.now());
        step.attempted(job.attempt());
        results.memoize(turn, run, op.id(), memo);
        return !(job.targeted() && job.stepId().equals(op.id()));
    }

    private boolean stepError(Turn turn, Job job, Operation op, Answer.Operations answer) {
        var run = job.run();
        // as on the real server, only the header of the answer decides whether the step is retried
        var error = RunError.forStep(op.error()).put("noRetry", true);
        if (!answer.noRetry()) {
            error.remove("noRetry");
        }
        if (answer.noRetry() || job.lastAttempt()) {
            return ran(turn, job, op, Memo.error(error));
        }
        var retry = job.retry(turn.now().plus(backoff.after(job.attempt(), answer.retryAfter())));
        var step = run.step(op, turn.now());
        step.attempted(job.attempt());
        step.retrying(retry.due(), error);
        run.note(turn.now(), "retry", op.displayName() + ": " + Json.text(error, "message"));
        turn.request(new Due.Call(retry));
        return false;
    }
}
