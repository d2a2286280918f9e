package io.github.inngestcdi.internal.property;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.inngestcdi.internal.property.Progress.Waiting;
import io.github.inngestcdi.internal.property.Schedule.Fate;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A server that runs one run to its end, by the rules of the real one: it retries steps one by one, calls for planned steps,
 * and calls for the next step after the last step of a group, or after each step of a race.
 */
final class RunServer {
    private static final int MAX_TURNS = 2000;
    private static final Set<String> PLANS = Set.of("StepPlanned", "Sleep", "WaitForEvent", "InvokeFunction");

    /** How a run has ended. */
    record Ending(boolean completed, JsonValue value) {}

    /**
     * A call request to be sent.
     *
     * @param step {@code step}, or the hash of the only step that may run
     * @param race whether the step belongs to a race
     * @param group what the step was planned with
     */
    private record Call(String step, int attempt, boolean race, String group) {
        static final Call FIRST = discovery(false);

        /** A call for whichever step is next; it belongs to the race of the step before. */
        static Call discovery(boolean race) {
            return new Call("step", 0, race, "");
        }

        Call again() {
            return new Call(step, attempt + 1, race, group);
        }
    }

    /**
     * A task of the server.
     *
     * @param asks whether its answer may have steps that the server does not know yet
     */
    private record Task(String what, boolean asks, Runnable work) {}

    final RunState state = new RunState();
    final List<String> log = new ArrayList<>();

    final RanSteps ran;

    private final Program program;
    private final App app;
    private final Schedule schedule;
    private final @Nullable CheckpointApi checkpoints;
    private final int maxAttempts;
    private final Set<String> jobs = new HashSet<>();
    private final Set<String> pending = new HashSet<>();
    private final List<Task> queue = new ArrayList<>();
    private boolean planOnly;
    private int calls;
    private @Nullable Ending ending;

    /**
     * Prepares a run.
     *
     * @param checkpoints receives checkpoints of the app; {@code null} without checkpoints
     */
    RunServer(Program program, App app, Schedule schedule, @Nullable CheckpointApi checkpoints) {
        this.program = program;
        this.app = app;
        this.schedule = schedule;
        this.checkpoints = checkpoints;
        this.maxAttempts = maxAttempts(program);
        this.ran = new RanSteps(checkpoints);
        if (checkpoints != null) {
            checkpoints.saveTo(state);
        }
    }

    static int maxAttempts(Program program) {
        return 2 + program.all().mapToInt(Program::failures).max().orElse(0);
    }

    /** Runs the run to its end. */
    Ending run() {
        return run(() -> {});
    }

    /** Runs the run to its end, and {@code watch} after every turn. */
    Ending run(Runnable watch) {
        ask(Call.FIRST);
        for (int turn = 0; ending == null; turn++) {
            assertThat(queue).as("the tasks of a run that has not ended").isNotEmpty();
            assertThat(turn).as("turns").isLessThan(MAX_TURNS);
            var task = queue.remove(schedule.place(turn, queue.size()));
            log.add(task.what());
            task.work().run();
            if (ending == null) {
                watch.run();
            }
        }
        return ending;
    }

    /** {@return whether steps wait for others that they do not depend on} */
    boolean stalls() {
        var progress = Oracle.of(program, state.stack());
        boolean known = progress instanceof Waiting waiting && ran.haveReported(waiting.steps());
        return !known && queue.stream().noneMatch(Task::asks);
    }

    private void ask(Call call) {
        boolean discovers = call.step().equals("step");
        var what = "call " + (discovers ? "" : ran.place(call.step(), call.step()) + " ") + "attempt " + call.attempt();
        queue.add(new Task(what, discovers, () -> send(call)));
    }

    private void send(Call call) {
        @Nullable Reply lost = null;
        for (; ; ) {
            var body = state.request(call.step(), call.attempt(), maxAttempts, planOnly);
            var memoized = Set.copyOf(state.stack());
            var reply = app.call(call.step(), body);
            log.add("  " + reply);
            ran.check(call.step(), reply, memoized);
            if (lost != null && checkpoints == null) {
                assertThat(reply.constant()).as("answer to the same request").isEqualTo(lost.constant());
            }
            boolean stale = checkpoints != null && checkpoints.takeStale();
            var fate = stale ? Fate.LOST : schedule.fate(calls++);
            if (fate == Fate.ARRIVES) {
                apply(call, reply);
                return;
            }
            if (fate == Fate.LATE) {
                queue.add(new Task("the answer arrives", true, () -> apply(call, reply)));
                return;
            }
            lost = reply;
        }
    }

    private void apply(Call call, Reply reply) {
        if (ending != null) {
            return;
        }
        if (reply.status() == 206) {
            take(call, reply);
        } else if (reply.status() == 200) {
            ending = new Ending(true, reply.body());
        } else if (reply.noRetry() || call.attempt() + 1 >= maxAttempts) {
            ending = new Ending(false, reply.body());
        } else {
            ask(call.again());
        }
    }

    private void take(Call call, Reply reply) {
        var operations = reply.operations();
        if (operations.isEmpty()) {
            ask(Call.FIRST);
        }
        var group = "";
        if (operations.size() > 1) {
            planOnly = true;
            if (operations.stream().anyMatch(operation -> PLANS.contains(operation.getString("op")))) {
                group = String.join(",", reply.steps());
                pending.clear();
                reply.steps().stream().filter(step -> !state.has(step)).forEach(pending::add);
            }
        }
        for (var operation : operations) {
            take(call, operation, group);
        }
    }

    private void take(Call call, JsonObject operation, String group) {
        var step = operation.getString("id");
        boolean race = isRace(operation);
        switch (operation.getString("op")) {
            case "StepRun" -> {
                boolean together = !call.group().isEmpty() && !race;
                ended(step, "{\"data\":" + operation.get("data") + "}", race, together ? call.group() : step);
            }
            case "StepError" -> {
                if (call.attempt() + 1 < maxAttempts) {
                    ask(call.again());
                } else {
                    ended(step, "{\"error\":" + operation.get("error") + "}", call.race(), step + "-failure");
                }
            }
            case "StepFailed" ->
                ended(step, "{\"error\":" + operation.get("error") + "}", call.race(), step + "-failure");
            case "StepPlanned" -> {
                if (jobs.add(step + "-plan")) {
                    ask(new Call(step, 0, race, group));
                }
            }
            case "Sleep" -> later(step, "null", race, step + "-sleep");
            case "WaitForEvent", "InvokeFunction" ->
                later(
                        step,
                        ServerMemo.of(Oracle.leaves(program, state.stack()).get(step)),
                        race,
                        race || group.isEmpty() ? step + "-event" : group);
            case "RunComplete" -> ending = new Ending(true, operation.getOrDefault("data", JsonValue.NULL));
            default -> throw new AssertionError("unknown opcode in " + operation);
        }
    }

    private static boolean isRace(JsonObject operation) {
        return operation.get("opts") instanceof JsonObject options
                && options.getString("parallelMode", "wait").equals("race");
    }

    private void later(String step, String memo, boolean race, String job) {
        if (jobs.add(step + "-begun")) {
            queue.add(new Task(ran.name(step) + " ends", false, () -> ended(step, memo, race, job)));
        }
    }

    private void ended(String step, String memo, boolean race, String job) {
        state.save(step, memo);
        pending.remove(step);
        if (pending.isEmpty() || race) {
            planOnly = false;
            if (jobs.add(job)) {
                ask(Call.discovery(race));
            }
        }
    }
}
