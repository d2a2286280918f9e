package io.github.inngestcdi.internal.engine.parallel;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.inngestcdi.DurableFunction;
import io.github.inngestcdi.internal.serve.TestApp;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An id in a branch names the same step, however far the other branches are. */
class BranchIdsTest extends BranchSuite {
    @Test
    void numbersTheFirstStepsOfBranchesThatShareAnId() {
        var answer = call(aCall().memoizedHash(hash("quote", 1), "{\"data\":\"UPS\"}"), context -> {
            var parallel = context.step().parallel();
            for (var carrier : List.of("DHL", "UPS", "GLS")) {
                parallel.fork(() -> context.step().run("quote", () -> carrier));
            }
            parallel.join();
            return "done";
        });

        assertThat(operations(answer))
                .extracting(operation -> operation.getString("id"))
                .containsExactly(hash("quote", 0), hash("quote", 2));
    }

    @Test
    void refusesAnIdThatTwoBranchesUseInTurns() {
        var answer = call(aCall().memoized("first", "{\"data\":\"x\"}"), context -> {
            var parallel = context.step().parallel();
            parallel.fork(() -> work(context.step(), "first") + work(context.step(), "same"));
            parallel.fork(() -> work(context.step(), "same"));
            parallel.join();
            return "done";
        });

        assertThat(answer.status()).isEqualTo(400);
        assertThat(TestApp.text(answer)).contains("INNGEST-00016", "same");
        assertThat(ran).isEmpty();
    }

    @Test
    void acceptsARepeatedIdWithinABranch() {
        DurableFunction<Object, Object> function = context -> {
            var parallel = context.step().parallel();
            var pages = parallel.fork(() -> {
                var all = "";
                for (int page = 0; page < 3; page++) {
                    all += work(context.step(), "page");
                }
                return all;
            });
            parallel.fork(() -> work(context.step(), "other"));
            parallel.join();
            return pages.get();
        };
        var state = aCall().memoized("page", "{\"data\":\"1\"}").memoizedHash(hash("page", 1), "{\"data\":\"2\"}");

        assertThat(ids(call(state, function))).containsExactly(hash("page", 2), hash("other", 0));
        assertThat(planned(call(hash("page", 2), state.planOnly(), function))).containsExactly("StepRun page");
    }

    @Test
    void refusesAnIdThatOneBranchRepeatsAndAnotherBeginsWith() {
        DurableFunction<Object, Object> function = context -> {
            var parallel = context.step().parallel();
            parallel.fork(() -> work(context.step(), "a") + work(context.step(), "a"));
            parallel.fork(() -> work(context.step(), "a"));
            parallel.join();
            return "done";
        };
        var state = aCall().memoized("a", "{\"data\":\"x\"}");

        assertThatRefused(call(state, function), "a");
        assertThatRefused(call(hash("a", 1), state.planOnly(), function), "a");
        assertThat(ran).isEmpty();
    }

    @Test
    void refusesAnIdThatLooksLikeARepetitionInAnotherBranch() {
        var answer = call(aCall().memoized("a", "{\"data\":\"x\"}"), context -> {
            var parallel = context.step().parallel();
            parallel.fork(() -> work(context.step(), "a") + work(context.step(), "a"));
            parallel.fork(() -> work(context.step(), "a:1"));
            parallel.join();
            return "done";
        });

        assertThatRefused(answer, "a:1");
    }

    @Test
    void refusesASharedIdAfterNestedBranches() {
        DurableFunction<Object, Object> function = context -> {
            var step = context.step();
            var outer = step.parallel();
            outer.fork(() -> {
                var inner = step.parallel();
                inner.fork(() -> step.sleep("i", Duration.ofSeconds(1)));
                inner.join();
                return work(step, "x");
            });
            outer.fork(() -> work(step, "x"));
            outer.join();
            return "done";
        };

        assertThatRefused(call(aCall().memoized("x", "{\"data\":2}").memoized("i", "null"), function), "x");
    }

    @Test
    void refusesAnIdOfTheCodeThatForksUntilTheJoin() {
        var answer = call(aCall().memoized("a", "{\"data\":\"x\"}").memoized("s", "null"), context -> {
            var parallel = context.step().parallel();
            parallel.fork(() -> {
                context.step().sleep("s", Duration.ofSeconds(1));
                return work(context.step(), "a");
            });
            work(context.step(), "a");
            parallel.join();
            return "done";
        });

        assertThatRefused(answer, "a");
    }

    @Test
    void numbersTheStepsOfBranchesThatAreForkedInALoop() {
        DurableFunction<Object, Object> function = context -> {
            var step = context.step();
            var all = "";
            for (int round = 0; round < 2; round++) {
                var parallel = step.parallel();
                var left = parallel.fork(() -> work(step, "l1") + work(step, "l2"));
                var right = parallel.fork(() -> work(step, "r"));
                parallel.join();
                all += left.get() + right.get();
            }
            return all + work(step, "l2");
        };
        var first = aCall().memoized("l1", "{\"data\":\"1\"}")
                .memoized("r", "{\"data\":\"2\"}")
                .memoized("l2", "{\"data\":\"3\"}");

        assertThat(ids(call(first, function))).containsExactly(hash("l1", 1), hash("r", 1));

        var second =
                first.memoizedHash(hash("r", 1), "{\"data\":\"5\"}").memoizedHash(hash("l1", 1), "{\"data\":\"4\"}");

        assertThat(ids(call(second, function))).containsExactly(hash("l2", 1));
        assertThat(ids(call(second.memoizedHash(hash("l2", 1), "{\"data\":\"6\"}"), function)))
                .containsExactly(hash("l2", 2));
    }

    @Test
    void refusesSharedIdsIfTheCodeCatchesTheException() {
        var answer = call(aCall().memoized("first", "{\"data\":\"x\"}"), context -> {
            var parallel = context.step().parallel();
            parallel.fork(() -> work(context.step(), "first") + work(context.step(), "same"));
            parallel.fork(() -> {
                try {
                    return work(context.step(), "same");
                } catch (IllegalArgumentException e) {
                    return "caught";
                }
            });
            parallel.joinAny();
            return "done";
        });

        assertThatRefused(answer, "same");
    }
}
