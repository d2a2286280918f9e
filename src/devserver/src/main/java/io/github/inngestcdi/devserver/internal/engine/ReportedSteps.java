package io.github.inngestcdi.devserver.internal.engine;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.inngestcdi.devserver.internal.json.Json;
import io.github.inngestcdi.devserver.internal.messages.DevServerMessages;
import io.github.inngestcdi.devserver.internal.protocol.Answer;
import io.github.inngestcdi.devserver.internal.protocol.Memo;
import io.github.inngestcdi.devserver.internal.protocol.Opcode;
import io.github.inngestcdi.devserver.internal.protocol.Operation;
import io.github.inngestcdi.devserver.internal.protocol.RunError;
import io.github.inngestcdi.devserver.internal.run.Group;
import io.github.inngestcdi.devserver.internal.run.Job;
import io.github.inngestcdi.devserver.internal.run.Notes;
import io.github.inngestcdi.devserver.internal.run.Run;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Does what an answer asks for, step by step. Called with the engine's lock. */
final class ReportedSteps {
    private static final int MAX_OUTPUT = 4 * 1024 * 1024;
    private static final long MAX_STATE = 32L * 1024 * 1024;
    private static final int MAX_EMPTY_ANSWERS = 100;

    private final Engine engine;
    private final WaitingSteps waiting;
    private final GatewaySteps gateway;

    ReportedSteps(Engine engine) {
        this.engine = engine;
        this.waiting = new WaitingSteps(engine);
        this.gateway = new GatewaySteps(engine);
    }

    void fetch(Job job) {
        gateway.fetch(job);
    }

    /** Forgets what {@code run} is still to get, as it has ended. */
    void forget(Run run) {
        gateway.forget(run);
    }

    void apply(Job job, Answer.Operations answer) {
        var run = job.run();
        run.answeredIn(answer.version());
        if (run.emptyAnswer(answer.isEmpty()) > MAX_EMPTY_ANSWERS) {
            engine.endings().failed(run, RunError.of("Error", DevServerMessages.onlyEmptyAnswers(MAX_EMPTY_ANSWERS)));
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
                begin(run, op);
            } else {
                goOn |= report(job, op, answer);
            }
        }
        if (!run.ended() && !run.jobs().containsKey(job.id())) {
            boolean closed = job.targeted() && run.close(job.stepId());
            if (closed || (goOn && group.drained())) {
                engine.discover(run);
            }
        }
    }

    private static List<Operation> priorityFirst(Answer.Operations answer) {
        return answer.operations().stream()
                .sorted(Comparator.comparing(op -> !op.opcode().goesFirst()))
                .toList();
    }

    /** Opens the steps that end later, all before the first begins. What is open already is only reported once more. */
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

    /** After more than one step at a time, functions plan steps rather than run them, until the group has drained. */
    private static void plan(Job job, Answer.Operations answer) {
        var run = job.run();
        boolean several = answer.operations().stream()
                        .filter(op -> !op.opcode().ridesAlong())
                        .count()
                > 1;
        if (!job.targeted() && run.open().isEmpty() && run.requestVersion() >= 2) {
            run.plan(several);
        } else if (several) {
            run.plan(true);
        }
    }

    private void begin(Run run, Operation op) {
        run.note(engine.now(), op.opcode().wireName(), op.displayName());
        var step = run.step(op, engine.now());
        switch (op.opcode()) {
            case STEP_PLANNED -> engine.enqueue(Job.step(run, op.id(), engine.now()));
            case GATEWAY, AI_GATEWAY -> gateway.open(run, op);
            default -> waiting.begin(run, op, step);
        }
    }

    /** {@return whether the function is to be called again on account of {@code op}} */
    private boolean report(Job job, Operation op, Answer.Operations answer) {
        return switch (op.opcode()) {
            case STEP_RUN -> ran(job, op, Memo.data(op.data()));
            case STEP -> ran(job, op, Memo.of(op.data()));
            case STEP_FAILED -> ran(job, op, Memo.error(RunError.forStep(op.error())));
            case STEP_ERROR -> stepError(job, op, answer);
            case DISCOVERY_REQUEST -> true;
            case DEFER_ADD, DEFER_ABORT -> {
                defer(job.run(), op);
                yield false;
            }
            case RUN_COMPLETE -> {
                engine.endings().completed(job.run(), op.data());
                yield false;
            }
            default -> false;
        };
    }

    /** Takes in a run to start later, or gives one up. One that is refused does not fail this run. */
    void defer(Run run, Operation op) {
        var problem = op.opcode() == Opcode.DEFER_ADD
                ? run.defers().add(op)
                : run.defers().abort(op.option("target_hashed_id", ""))
                        ? Optional.<String>empty()
                        : Optional.of("there is none of that id to give up");
        problem.ifPresent(why -> DevServerMessages.deferRefused(run.function().slug(), op.displayName(), why));
    }

    private boolean ran(Job job, Operation op, Memo memo) {
        var run = job.run();
        var step = run.step(op, engine.now());
        step.attempted(job.attempt());
        memoize(run, op.id(), memo);
        return !(job.targeted() && job.stepId().equals(op.id()));
    }

    private boolean stepError(Job job, Operation op, Answer.Operations answer) {
        var run = job.run();
        // whether it may be tried again is said by the answer's header only, as on the real server
        var error = RunError.forStep(op.error()).put("noRetry", true);
        if (!answer.noRetry()) {
            error.remove("noRetry");
        }
        if (answer.noRetry() || job.lastAttempt()) {
            return ran(job, op, Memo.error(error));
        }
        var retry = job.retry(engine.now().plus(engine.backoff().after(job.attempt(), answer.retryAfter())));
        var step = run.step(op, engine.now());
        step.attempted(job.attempt());
        step.retrying(retry.due(), error);
        run.note(engine.now(), "retry", op.displayName() + ": " + Json.text(error, "message"));
        engine.enqueue(retry);
        return false;
    }

    static boolean isTooLarge(Memo memo) {
        return memo.canonical().length > MAX_OUTPUT;
    }

    static boolean overflows(Run run, Memo memo) {
        return run.memoBytes() + memo.canonical().length > MAX_STATE;
    }

    /** Stores a step's result, unless it is too large or one too many: then the run fails. */
    void memoize(Run run, String stepId, Memo memo) {
        Optional<ObjectNode> problem = Optional.empty();
        if (isTooLarge(memo)) {
            problem = Optional.of(
                    RunError.of("OutputTooLarge", DevServerMessages.outputTooLarge(memo.canonical().length)));
        } else if (run.memos().size() >= Run.MAX_STEPS && !run.memoized(stepId)) {
            problem = Optional.of(
                    RunError.of("InngestErrFunctionOverflowed", DevServerMessages.tooManySteps(Run.MAX_STEPS)));
        }
        if (problem.isEmpty() && overflows(run, memo)) {
            problem = Optional.of(RunError.of("InngestErrStateOverflowed", DevServerMessages.stateTooLarge()));
        }
        if (problem.isPresent()) {
            engine.endings().failed(run, problem.get());
        } else {
            run.memoize(stepId, memo, engine.now());
        }
    }
}
