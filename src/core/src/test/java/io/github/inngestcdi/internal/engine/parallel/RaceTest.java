package io.github.inngestcdi.internal.engine.parallel;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.inngestcdi.Branch;
import io.github.inngestcdi.DurableFunction;
import io.github.inngestcdi.FunctionContext;
import io.github.inngestcdi.internal.serve.TestApp;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Branches that race, as the server reads them. */
class RaceTest extends BranchSuite {
    /** The branch that ends first wins, in every replay. */
    private Object race(FunctionContext<Object> context) throws Exception {
        var step = context.step();
        var parallel = step.parallel();
        var slow = parallel.fork(() -> work(step, "s1") + work(step, "s2"));
        var fast = parallel.fork(() -> work(step, "f1"));
        Branch<?> first = parallel.joinAny();
        return work(step, first == slow ? "slow-won" : "fast-won") + fast.isDone();
    }

    @Test
    void requestsACallAfterEachStepOfARace() {
        var answer = call(aCall(), this::race);

        assertThat(planned(answer)).containsExactly("StepPlanned s1", "StepPlanned f1");
        assertThat(operations(answer))
                .allMatch(operation -> operation
                        .getJsonObject("opts")
                        .getString("parallelMode")
                        .equals("race"));
    }

    @Test
    void goesOnWithTheBranchThatEndedFirst() {
        var fastFirst = aCall().memoized("f1", "{\"data\":\"F\"}").memoized("s1", "{\"data\":\"S\"}");
        var laterToo = aCall().memoized("f1", "{\"data\":\"F\"}")
                .memoized("s1", "{\"data\":\"S\"}")
                .memoized("s2", "{\"data\":\"S\"}");
        var slowFirst = aCall().memoized("s1", "{\"data\":\"S\"}")
                .memoized("s2", "{\"data\":\"S\"}")
                .memoized("f1", "{\"data\":\"F\"}");

        assertThat(planned(call(fastFirst, this::race))).containsExactly("StepRun fast-won");
        assertThat(planned(call(laterToo, this::race))).containsExactly("StepRun fast-won");
        assertThat(planned(call(slowFirst, this::race))).containsExactly("StepRun slow-won");
    }

    @Test
    void marksARequestedStepAsPartOfARace() {
        var works = call(hash("f1", 0), aCall().planOnly(), this::race);
        var second = call(hash("s2", 0), aCall().planOnly().memoized("s1", "{\"data\":\"S\"}"), this::race);
        var fails = call(hash("a", 0), aCall().planOnly(), context -> {
            var parallel = context.step().parallel();
            parallel.fork(() -> context.step().run("a", () -> {
                throw new IllegalStateException("busy");
            }));
            return parallel.joinAny().get();
        });

        assertThat(planned(works)).containsExactly("StepRun f1");
        assertThat(inRace(works)).isTrue();
        assertThat(planned(second)).containsExactly("StepRun s2");
        assertThat(inRace(second)).isTrue();
        assertThat(planned(fails)).containsExactly("StepError a");
        assertThat(inRace(fails)).isTrue();
        assertThat(ran).containsExactly("f1", "s2");
    }

    @Test
    void runsAPlannedStepOfALoser() {
        var answer = call(hash("s1", 0), aCall().planOnly().memoized("f1", "{\"data\":\"F\"}"), this::race);

        assertThat(planned(answer)).containsExactly("StepRun s1");
        assertThat(ran).containsExactly("s1");
    }

    @Test
    void countsTheStepsOfNestedBranches() {
        DurableFunction<Object, Object> nested = context -> {
            var step = context.step();
            var outer = step.parallel();
            var plain = outer.fork(() -> work(step, "plain"));
            var deep = outer.fork(() -> {
                var inner = step.parallel();
                inner.fork(() -> work(step, "inner"));
                inner.fork(() -> step.sleep("pause", Duration.ofHours(1)));
                return (String) inner.joinAny().get();
            });
            return outer.joinAny() == plain ? plain.get() : deep.get();
        };

        var plainFirst = aCall().memoized("plain", "{\"data\":\"plain\"}").memoized("inner", "{\"data\":\"inner\"}");
        var innerFirst = aCall().memoized("inner", "{\"data\":\"inner\"}").memoized("plain", "{\"data\":\"plain\"}");

        assertThat(TestApp.text(call(plainFirst, nested))).isEqualTo("\"plain\"");
        assertThat(TestApp.text(call(innerFirst, nested))).isEqualTo("\"inner\"");
    }

    /** The branch that loses would reach a step with the id of one after the race. */
    private Object raceWithSharedIds(FunctionContext<Object> context) throws Exception {
        var step = context.step();
        var parallel = step.parallel();
        var slow = parallel.fork(() -> {
            step.sleep("p", Duration.ofHours(1));
            return step.run("x", () -> {
                ran.add("x of the branch");
                return "branch";
            });
        });
        parallel.fork(() -> step.sleep("q", Duration.ofSeconds(1)));
        parallel.joinAny();
        var after = work(step, "x") + work(step, "y");
        return after + slow.isDone();
    }

    @Test
    void givesTheCodeAfterARaceItsOwnSteps() {
        var replay =
                aCall().memoized("q", "null").memoized("x", "{\"data\":\"x\"}").memoized("p", "null");
        var called = aCall().planOnly().memoized("q", "null").memoized("p", "null");

        var next = call(replay, this::raceWithSharedIds);
        var end = call(replay.memoized("y", "{\"data\":\"y\"}"), this::raceWithSharedIds);
        var target = call(hash("x", 0), called, this::raceWithSharedIds);

        assertThat(ids(next)).containsExactly(hash("y", 0));
        assertThat(TestApp.text(end)).isEqualTo("\"xyfalse\"");
        assertThat(planned(target)).containsExactly("StepRun x");
        assertThat(ran).containsExactly("y", "x");
    }

    @Test
    void runsTheStepAfterANestedRaceAndNotOneOfTheLoser() {
        var state = aCall().planOnly().memoized("q", "null").memoized("p", "null");

        var answer = call(hash("x", 0), state, context -> {
            var outer = context.step().parallel();
            var branch = outer.fork(() -> raceWithSharedIds(context));
            outer.join();
            return branch.get();
        });

        assertThat(planned(answer)).containsExactly("StepRun x");
        assertThat(ran).containsExactly("x");
    }

    @Test
    void marksStepsAfterARaceWhileTheServerWaitsForTheLosers() {
        var waiting = aCall().memoized("q", "null");
        var over = aCall().memoized("f1", "{\"data\":\"F\"}").memoized("s1", "{\"data\":\"S\"}");

        var after = call(waiting, this::raceWithSharedIds);
        var sleeping = call(aCall().memoized("f1", "{\"data\":\"F\"}"), context -> {
            var parallel = context.step().parallel();
            parallel.fork(() -> work(context.step(), "f1"));
            parallel.fork(() -> work(context.step(), "s1"));
            parallel.joinAny();
            context.step().sleep("pause", Duration.ofSeconds(1));
            return "done";
        });
        var drained = call(over, context -> {
            var parallel = context.step().parallel();
            parallel.fork(() -> work(context.step(), "f1"));
            parallel.fork(() -> work(context.step(), "s1"));
            parallel.joinAny();
            return work(context.step(), "next");
        });

        assertThat(inRace(after)).isTrue();
        assertThat(inRace(sleeping)).isTrue();
        assertThat(planned(drained)).containsExactly("StepRun next");
        assertThat(inRace(drained)).isFalse();
    }

    @Test
    void refusesMisuseInABranchThatHasNotWon() {
        var answer = call(aCall().memoized("f", "{\"data\":\"F\"}"), context -> {
            var parallel = context.step().parallel();
            parallel.fork(() -> work(context.step(), "f"));
            parallel.fork(() -> context.step().sleep("too-short", Duration.ZERO));
            return parallel.joinAny().get();
        });

        assertThat(answer.status()).isEqualTo(400);
        assertThat(TestApp.text(answer)).contains("'too-short'");
    }
}
