package io.github.inngestcdi.internal.engine.parallel;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.inngestcdi.DurableFunction;
import io.github.inngestcdi.FunctionContext;
import io.github.inngestcdi.StepException;
import io.github.inngestcdi.internal.serve.TestApp;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Branches of steps, as the server reads them. */
class ParallelTest extends BranchSuite {
    /** Two branches: one of two steps, one of a step and a sleep. */
    private Object twoBranches(FunctionContext<Object> context) throws Exception {
        var step = context.step();
        var parallel = step.parallel();
        var left = parallel.fork(() -> work(step, "l1") + work(step, "l2"));
        var right = parallel.fork(() -> {
            step.sleep("r1", Duration.ofSeconds(5));
            return work(step, "r2");
        });
        parallel.join();
        return left.get() + right.get() + work(step, "after");
    }

    @Test
    void reportsTheFirstStepOfEachBranchWithoutRunningIt() {
        var answer = call(aCall(), this::twoBranches);

        assertThat(planned(answer)).containsExactly("StepPlanned l1", "Sleep r1");
        assertThat(ran).isEmpty();
    }

    @Test
    void goesOnInABranchWhoseStepHasEnded() {
        var answer = call(aCall().planOnly().memoized("l1", "{\"data\":\"L1\"}"), this::twoBranches);

        assertThat(planned(answer)).containsExactly("StepPlanned l2", "Sleep r1");
    }

    @Test
    void runsOnlyTheRequestedStep() {
        var body = aCall().planOnly().memoized("r1", "null");

        var answer = call(hash("r2", 0), body, this::twoBranches);

        assertThat(planned(answer)).containsExactly("StepRun r2");
        assertThat(ran).containsExactly("r2");
    }

    @Test
    void goesOnAfterTheJoinWhenEveryBranchHasEnded() {
        var body = aCall().memoized("l1", "{\"data\":\"L1\"}")
                .memoized("l2", "{\"data\":\"L2\"}")
                .memoized("r1", "null")
                .memoized("r2", "{\"data\":\"R2\"}");

        assertThat(planned(call(body, this::twoBranches))).containsExactly("StepRun after");
        assertThat(TestApp.text(call(body.memoized("after", "{\"data\":\"!\"}"), this::twoBranches)))
                .isEqualTo("\"L1L2R2!\"");
    }

    @Test
    void namesTheReachedStepsIfTheRequestedOneIsGone() {
        var answer = call(hash("gone", 0), aCall().planOnly(), this::twoBranches);

        assertThat(answer.status()).isEqualTo(500);
        assertThat(TestApp.text(answer)).contains("INNGEST-00307", "l1, r1");
    }

    @Test
    void throwsTheFailureOfABranchWhenAllHaveEnded() {
        var body = aCall().memoized("l1", "{\"error\":{\"name\":\"acme.Busy\",\"message\":\"busy\"}}")
                .memoized("r1", "null")
                .memoized("r2", "{\"data\":\"R2\"}");

        var answer = call(body, context -> {
            try {
                return twoBranches(context);
            } catch (StepException e) {
                return "caught " + e.getMessage();
            }
        });

        assertThat(TestApp.text(answer)).isEqualTo("\"caught busy\"");
    }

    @Test
    void waitsForTheOtherBranchesAfterAFailure() {
        var body = aCall().planOnly().memoized("l1", "{\"error\":{\"name\":\"acme.Busy\",\"message\":\"busy\"}}");

        assertThat(planned(call(body, this::twoBranches))).containsExactly("Sleep r1");
    }

    @Test
    void forksInsideABranch() {
        DurableFunction<Object, Object> nested = context -> {
            var step = context.step();
            var outer = step.parallel();
            var left = outer.fork(() -> {
                var inner = step.parallel();
                var one = inner.fork(() -> work(step, "i1"));
                var two = inner.fork(() -> work(step, "i2"));
                inner.join();
                return one.get() + two.get();
            });
            var right = outer.fork(() -> work(step, "r"));
            outer.join();
            return left.get() + right.get();
        };

        assertThat(planned(call(aCall(), nested))).containsExactly("StepPlanned i1", "StepPlanned i2", "StepPlanned r");
        assertThat(planned(call(hash("i2", 0), aCall().planOnly(), nested))).containsExactly("StepRun i2");
        assertThat(TestApp.text(call(
                        aCall().memoized("i1", "{\"data\":1}")
                                .memoized("i2", "{\"data\":2}")
                                .memoized("r", "{\"data\":3}"),
                        nested)))
                .isEqualTo("\"123\"");
    }

    @Test
    void failsTheRunWhenABranchSwallowsTheInterrupt() {
        var answer = call(aCall(), context -> {
            var parallel = context.step().parallel();
            parallel.fork(() -> {
                try {
                    return work(context.step(), "a");
                } catch (Throwable t) {
                    return "caught";
                }
            });
            parallel.join();
            return "done";
        });

        assertThat(answer.status()).isEqualTo(400);
        assertThat(TestApp.text(answer)).contains("INNGEST-00006: A parallel branch went on", "'a'");
    }

    @Test
    void refusesToReadABranchBeforeTheJoinAndToForkAfterIt() {
        var early = call(
                aCall(),
                context -> context.step()
                        .parallel()
                        .fork(() -> work(context.step(), "a"))
                        .get());
        var late = call(aCall(), context -> {
            var parallel = context.step().parallel();
            parallel.join();
            return parallel.fork(() -> work(context.step(), "a")).get();
        });
        var none = call(aCall(), context -> context.step().parallel().joinAny().get());

        assertThat(TestApp.text(early)).contains("INNGEST-00019");
        assertThat(TestApp.text(late)).contains("INNGEST-00017");
        assertThat(TestApp.text(none)).contains("INNGEST-00018");
    }

    @Test
    void refusesMisuseInABranchIfAnotherFailsAndTheCodeCatchesIt() {
        DurableFunction<Object, Object> function = context -> {
            var parallel = context.step().parallel();
            parallel.fork(() -> work(context.step(), "fails"));
            parallel.fork(() -> context.step().sleep("too-short", Duration.ZERO));
            try {
                parallel.join();
            } catch (StepException e) {
                return "went on without the misused step";
            }
            return "done";
        };

        var answer = call(aCall().memoized("fails", "{\"error\":{\"name\":\"acme.Busy\"}}"), function);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(TestApp.text(answer)).contains("'too-short'");
    }
}
