package io.github.inngestcdi.internal.property;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** A function has the result of the same code without a server, in whatever order its steps end. */
class EnginePropertiesTest {
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
    void sequentialStepsGiveTheExpectedResult(
            @ForAll("withoutGroups") Program program, @ForAll("schedules") Schedule schedule) {
        Runs.of(program, schedule);
    }

    @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
    void joinedBranchesGiveTheExpectedResultInAnyOrder(
            @ForAll("joining") Program program, @ForAll("schedules") Schedule schedule) {
        Runs.of(program, schedule);
    }

    @Property(tries = 80, edgeCases = EdgeCasesMode.NONE)
    void theFirstBranchToEndWinsARaceInEveryReplay(
            @ForAll("racing") Program program, @ForAll("schedules") Schedule schedule) {
        Runs.of(program, schedule);
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void aDecidedRaceDoesNotWaitForTheOtherBranches(
            @ForAll("onlyRacing") Program program, @ForAll("schedules") Schedule schedule) {
        try (var app = new App(program, Runs.WITHOUT_CHECKPOINTS)) {
            var server = new RunServer(program, app, schedule, null);
            Runs.explained(
                    program,
                    server,
                    () -> server.run(() -> assertThat(server.stalls())
                            .as("waits for steps of losing branches")
                            .isFalse()));
        }
    }

    @Property(tries = 80, edgeCases = EdgeCasesMode.NONE)
    void aSharedIdIsRefusedOrNamesTheRightStep(
            @ForAll("withAnyIds") Program program, @ForAll("schedules") Schedule schedule) {
        try (var app = new App(program, Runs.WITHOUT_CHECKPOINTS)) {
            var server = new RunServer(program, app, schedule, null);
            Runs.explained(program, server, () -> {
                var ending = server.run();
                boolean refused =
                        !ending.completed() && ending.value().toString().contains("INNGEST-00016");
                if (!refused) {
                    Runs.assertThatEnded(ending, Oracle.of(program, server.state.stack()));
                }
            });
        }
    }

    @Property(tries = 40, edgeCases = EdgeCasesMode.NONE)
    void checkpointsDoNotChangeTheResult(
            @ForAll("racing") Program program,
            @ForAll("schedules") Schedule schedule,
            @ForAll("checkpointFates") List<CheckpointApi.Fate> fates,
            @ForAll @IntRange(min = 1, max = 4) int bufferedSteps) {
        try (var checkpoints = new CheckpointApi(fates);
                var app = new App(program, checkpoints.settings(bufferedSteps))) {
            var server = new RunServer(program, app, schedule, checkpoints);
            Runs.explained(
                    program,
                    server,
                    () -> Runs.assertThatEnded(server.run(), Oracle.of(program, server.state.stack())));
        }
    }
}
