package io.github.inngestcdi.internal.property;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.inngestcdi.internal.property.Progress.Returned;
import io.github.inngestcdi.internal.property.Progress.Threw;
import io.github.inngestcdi.internal.property.Progress.Waiting;
import io.github.inngestcdi.internal.property.RunServer.Ending;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Disabled;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Whatever a function does, and in whatever order its steps end, it comes to what the same code comes to without a server. */
class EnginePropertiesTest {
    private static final Map<String, String> WITHOUT_CHECKPOINTS = Map.of("inngest.checkpointing", "false");

    private static final int MOST_LINES = 60;
    private static final Logger LOG = Logger.getLogger("io.github.inngestcdi");

    @BeforeContainer
    static void logNoFailuresOfFunctions() {
        LOG.setLevel(Level.OFF);
    }

    @AfterContainer
    static void logAgain() {
        LOG.setLevel(null);
    }

    @Provide
    Arbitrary<Program> withoutGroups() {
        return Programs.withoutGroups();
    }

    @Provide
    Arbitrary<Program> joining() {
        return Programs.joining();
    }

    @Provide
    Arbitrary<Program> racing() {
        return Programs.racing();
    }

    @Provide
    Arbitrary<Program> onlyRacing() {
        return Programs.onlyRacing();
    }

    @Provide
    Arbitrary<Program> racingInBranches() {
        return Programs.racingInBranches();
    }

    @Provide
    Arbitrary<Program> repeatingInBranches() {
        return Programs.repeatingInBranches();
    }

    @Provide
    Arbitrary<Program> withAnyIds() {
        return Programs.withAnyIds();
    }

    @Provide
    Arbitrary<Schedule> schedules() {
        return Schedule.any();
    }

    @Provide
    Arbitrary<List<CheckpointApi.Fate>> checkpointFates() {
        return Arbitraries.frequency(
                        Tuple.of(10, CheckpointApi.Fate.ACCEPTED),
                        Tuple.of(1, CheckpointApi.Fate.REFUSED),
                        Tuple.of(1, CheckpointApi.Fate.FAILS),
                        Tuple.of(1, CheckpointApi.Fate.SAVED_BUT_FAILS),
                        Tuple.of(1, CheckpointApi.Fate.STALE))
                .list()
                .ofMaxSize(8);
    }

    @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
    void stepsOneAfterTheOtherComeToTheSame(
            @ForAll("withoutGroups") Program program, @ForAll("schedules") Schedule schedule) {
        runs(program, schedule);
    }

    @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
    void joinedBranchesComeToTheSameInWhateverOrderTheirStepsEnd(
            @ForAll("joining") Program program, @ForAll("schedules") Schedule schedule) {
        runs(program, schedule);
    }

    @Property(tries = 80, edgeCases = EdgeCasesMode.NONE)
    void theBranchThatEndsFirstWinsARaceInEveryReplay(
            @ForAll("racing") Program program, @ForAll("schedules") Schedule schedule) {
        runs(program, schedule);
    }

    @Disabled("When a branch with branches of its own ends, the steps of those do not count yet")
    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void theBranchThatEndsFirstWinsARaceOfBranchesWithBranches(
            @ForAll("racingInBranches") Program program, @ForAll("schedules") Schedule schedule) {
        runs(program, schedule);
    }

    @Disabled("A branch cannot use the id of its first step again yet: it is refused as if another branch had it")
    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void aBranchMayRepeatItsFirstStep(
            @ForAll("repeatingInBranches") Program program, @ForAll("schedules") Schedule schedule) {
        runs(program, schedule);
    }

    @Disabled("The result of a step in a race is not marked as one yet, so the server waits for the other branches")
    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void aDecidedRaceDoesNotWaitForTheOtherBranches(
            @ForAll("onlyRacing") Program program, @ForAll("schedules") Schedule schedule) {
        try (App app = new App(program, WITHOUT_CHECKPOINTS)) {
            RunServer server = new RunServer(program, app, schedule, null);
            explained(
                    program,
                    server,
                    () -> server.run(() -> assertThat(server.stalls())
                            .as("waits for steps that do not matter any more")
                            .isFalse()));
        }
    }

    @Property(tries = 80, edgeCases = EdgeCasesMode.NONE)
    void aSharedIdIsRefusedOrNamesTheRightStep(
            @ForAll("withAnyIds") Program program, @ForAll("schedules") Schedule schedule) {
        try (App app = new App(program, WITHOUT_CHECKPOINTS)) {
            RunServer server = new RunServer(program, app, schedule, null);
            explained(program, server, () -> {
                Ending ending = server.run();
                boolean refused =
                        !ending.completed() && ending.value().toString().contains("INNGEST-00016");
                if (!refused) {
                    assertThatEnded(ending, Oracle.of(program, server.state.stack()));
                }
            });
        }
    }

    @Property(tries = 40, edgeCases = EdgeCasesMode.NONE)
    void comesToTheSameWhateverBecomesOfCheckpoints(
            @ForAll("racing") Program program,
            @ForAll("schedules") Schedule schedule,
            @ForAll("checkpointFates") List<CheckpointApi.Fate> fates,
            @ForAll @IntRange(min = 1, max = 4) int bufferedSteps) {
        try (CheckpointApi checkpoints = new CheckpointApi(fates);
                App app = new App(program, checkpoints.settings(bufferedSteps))) {
            RunServer server = new RunServer(program, app, schedule, checkpoints);
            explained(program, server, () -> assertThatEnded(server.run(), Oracle.of(program, server.state.stack())));
        }
    }

    /** Runs {@code program} to its end, checks what it came to, and replays it from each prefix of its state. */
    private static void runs(Program program, Schedule schedule) {
        try (App app = new App(program, WITHOUT_CHECKPOINTS)) {
            RunServer server = new RunServer(program, app, schedule, null);
            explained(program, server, () -> {
                assertThatEnded(server.run(), Oracle.of(program, server.state.stack()));
                for (int ended = 0; ended <= server.state.stack().size(); ended++) {
                    replay(program, app, server, ended);
                }
                server.state
                        .stack()
                        .forEach(step -> assertThat(askAgain(app, server, step)).isEmpty());
            });
        }
    }

    private static void explained(Program program, RunServer server, Runnable check) {
        try {
            check.run();
        } catch (AssertionError e) {
            List<String> log = server.log.subList(0, Math.min(MOST_LINES, server.log.size()));
            throw new AssertionError("%s%n%s%n%s".formatted(program, String.join("\n", log), e.getMessage()), e);
        }
    }

    private static void assertThatEnded(Ending ending, Progress expected) {
        if (expected instanceof Returned returned) {
            assertThat(ending.completed()).as("completed, with %s", ending).isTrue();
            assertThat(JsonValues.canonical(ending.value())).isEqualTo(App.canonical(returned.value()));
            return;
        }
        assertThat(expected).as("what the code comes to, not %s", ending).isInstanceOf(Threw.class);
        assertThat(ending.completed()).as("completed, with %s", ending).isFalse();
        assertThat(((JsonObject) ending.value()).getString("message")).isEqualTo(((Threw) expected).message());
    }

    private static void replay(Program program, App app, RunServer server, int ended) {
        RunState state = server.state.prefix(ended);
        int most = RunServer.maxAttempts(program);
        Progress expected = Oracle.of(program, state.stack());
        Set<String> finished = state.stack().stream()
                .map(step -> server.places.getOrDefault(step, ""))
                .collect(Collectors.toSet());
        for (boolean planOnly : new boolean[] {false, true}) {
            Reply reply = app.call("step", state.request("step", most - 1, most, planOnly));
            server.log.add("replay of " + ended + ": " + reply);
            assertThat(reply.ran()).map(RunServer::place).as("steps that ran").noneMatch(finished::contains);
            if (expected instanceof Waiting waiting) {
                assertThat(reply.steps()).as("steps that are reported").isEqualTo(waiting.steps());
            } else {
                assertThatEnded(new Ending(reply.status() == 200, reply.body()), expected);
            }
        }
        if (expected instanceof Waiting waiting) {
            waiting.steps().forEach(step -> target(app, state, most, step));
        }
        state.stack()
                .forEach(step -> assertThat(app.call(step, state.request(step, 0, most, true))
                                .ran())
                        .isEmpty());
    }

    private static List<String> askAgain(App app, RunServer server, String step) {
        return app.call(step, server.state.request(step, 0, 1, true)).ran();
    }

    private static void target(App app, RunState state, int most, String step) {
        Reply reply = app.call(step, state.request(step, most - 1, most, true));
        assertThat(reply.steps()).as("answer to a targeted call: %s", reply).containsExactly(step);
        assertThat(reply.ran()).hasSizeLessThanOrEqualTo(1);
    }
}
