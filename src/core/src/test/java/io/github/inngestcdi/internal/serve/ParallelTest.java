package io.github.inngestcdi.internal.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.inngestcdi.Branch;
import io.github.inngestcdi.DurableFunction;
import io.github.inngestcdi.FunctionContext;
import io.github.inngestcdi.FunctionDefinition;
import io.github.inngestcdi.Parallel;
import io.github.inngestcdi.Step;
import io.github.inngestcdi.StepException;
import io.github.inngestcdi.internal.json.JsonPlatform;
import io.github.inngestcdi.internal.wire.StepId;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Branches of steps, seen from the wire. */
class ParallelTest {
    private final List<String> ran = new ArrayList<>();

    private static ServeResponse call(CallRequestBody body, DurableFunction<Object, Object> function) {
        return call("step", body, function);
    }

    private static ServeResponse call(String stepId, CallRequestBody body, DurableFunction<Object, Object> function) {
        return new TestApp()
                .with(FunctionDefinition.builder("f", Object.class, function).build())
                .call("?fnId=app-f&stepId=" + stepId, body.json());
    }

    private static List<JsonObject> operations(ServeResponse response) {
        assertThat(response.status()).as(TestApp.text(response)).isEqualTo(206);
        return new JsonPlatform().value(TestApp.text(response)).asJsonArray().getValuesAs(JsonObject.class);
    }

    private static List<String> planned(ServeResponse response) {
        return operations(response).stream()
                .map(operation -> operation.getString("op") + " " + operation.getString("displayName"))
                .toList();
    }

    private static CallRequestBody aCall() {
        return new CallRequestBody();
    }

    private static String hash(String id, int index) {
        return StepId.of(id, index).hash();
    }

    private String work(Step step, String id) {
        return step.run(id, () -> {
            ran.add(id);
            return id;
        });
    }

    /** Two branches: one of two steps, one of a step and a sleep. */
    private Object twoBranches(FunctionContext<Object> context) throws Exception {
        Step step = context.step();
        Parallel parallel = step.parallel();
        Branch<String> left = parallel.fork(() -> work(step, "l1") + work(step, "l2"));
        Branch<String> right = parallel.fork(() -> {
            step.sleep("r1", Duration.ofSeconds(5));
            return work(step, "r2");
        });
        parallel.join();
        return left.get() + right.get() + work(step, "after");
    }

    @Test
    void reportsTheFirstStepOfEachBranchAndRunsNone() {
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
    void runsTheStepThatIsCalledForAndNothingAfterIt() {
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
    void saysWhichStepsThereAreWhenTheOneCalledForIsGone() {
        var answer = call(hash("gone", 0), aCall().planOnly(), this::twoBranches);

        assertThat(answer.status()).isEqualTo(500);
        assertThat(TestApp.text(answer)).contains("INNGEST-00307", "l1, r1");
    }

    @Test
    void numbersTheFirstStepsOfBranchesThatShareAnId() {
        var answer = call(aCall().memoizedHash(hash("quote", 1), "{\"data\":\"UPS\"}"), context -> {
            Parallel parallel = context.step().parallel();
            for (String carrier : List.of("DHL", "UPS", "GLS")) {
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
    void refusesAnIdThatWouldNameTheStepsOfTwoBranchesByTurns() {
        var answer = call(aCall().memoized("first", "{\"data\":\"x\"}"), context -> {
            Parallel parallel = context.step().parallel();
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
    void waitsForTheOtherBranchesOfOneThatHasFailed() {
        var body = aCall().planOnly().memoized("l1", "{\"error\":{\"name\":\"acme.Busy\",\"message\":\"busy\"}}");

        assertThat(planned(call(body, this::twoBranches))).containsExactly("Sleep r1");
    }

    /** Whoever ends first decides, whenever the body runs again. */
    private Object race(FunctionContext<Object> context) throws Exception {
        Step step = context.step();
        Parallel parallel = step.parallel();
        Branch<String> slow = parallel.fork(() -> work(step, "s1") + work(step, "s2"));
        Branch<String> fast = parallel.fork(() -> work(step, "f1"));
        Branch<?> first = parallel.joinAny();
        return work(step, first == slow ? "slow-won" : "fast-won") + fast.isDone();
    }

    @Test
    void asksToBeCalledAfterEachStepOfARace() {
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
    void forksInsideABranch() {
        DurableFunction<Object, Object> nested = context -> {
            Step step = context.step();
            Parallel outer = step.parallel();
            Branch<String> left = outer.fork(() -> {
                Parallel inner = step.parallel();
                Branch<String> one = inner.fork(() -> work(step, "i1"));
                Branch<String> two = inner.fork(() -> work(step, "i2"));
                inner.join();
                return one.get() + two.get();
            });
            Branch<String> right = outer.fork(() -> work(step, "r"));
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
    void saysSoWhenABranchSwallowsTheEndOfAStep() {
        var answer = call(aCall(), context -> {
            Parallel parallel = context.step().parallel();
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
        assertThat(TestApp.text(answer)).contains("INNGEST-00006", "'a'");
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
            Parallel parallel = context.step().parallel();
            parallel.join();
            return parallel.fork(() -> work(context.step(), "a")).get();
        });
        var none = call(aCall(), context -> context.step().parallel().joinAny().get());

        assertThat(TestApp.text(early)).contains("INNGEST-00019");
        assertThat(TestApp.text(late)).contains("INNGEST-00017");
        assertThat(TestApp.text(none)).contains("INNGEST-00018");
    }
}
