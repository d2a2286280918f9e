package io.github.inngestcdi.internal.engine.step;

import static io.github.inngestcdi.internal.engine.step.KindsFixture.aCall;
import static io.github.inngestcdi.internal.engine.step.KindsFixture.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.inngestcdi.Experiment;
import io.github.inngestcdi.FunctionContext;
import io.github.inngestcdi.internal.wire.StepId;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Experiments: the choice of a variant, and its steps. */
class ExperimentTest {
    private static final String CHOICE = StepId.of("checkout", 0).hash();
    private static final String OPTIONS =
            "{'experimentName':'checkout','variant':'new','selectionStrategy':'weighted','experimentStepID':'%s'}"
                    .formatted(CHOICE);

    private final KindsFixture fixture = new KindsFixture();

    private static Object checkout(FunctionContext<Object> context, UnaryOperator<Experiment<String>> selection) {
        var experiment = Experiment.<String>of("old", () -> context.step().run("pay-old", () -> "paid the old way"))
                .withVariant("new", () -> context.step().run("pay-new", () -> "paid the new way"));
        var result = context.step().experiment("checkout", selection.apply(experiment));
        return result.variant() + ": " + result.result();
    }

    private static Object weighted(FunctionContext<Object> context) {
        return checkout(context, experiment -> experiment.withWeights(Map.of("old", 80, "new", 20)));
    }

    @Test
    void choosesAVariantInAStep() {
        var operation = fixture.operation(aCall(), ExperimentTest::weighted);

        assertThat(KindsFixture.steady(operation))
                .isEqualTo(
                        json("{'id':'%s','op':'StepRun','name':'checkout','displayName':'checkout',".formatted(CHOICE)
                                + "'userland':{'id':'checkout'},'opts':{'type':'group.experiment'},'data':'new',"
                                + "'metadata':[{'kind':'inngest.experiment','scope':'step','op':'merge','values':{"
                                + "'name':'checkout','variant':'new','selection_strategy':'weighted',"
                                + "'available_variants':['old','new'],'variant_weights':{'new':20,'old':80}}}]}"));
    }

    @Test
    void marksTheStepsOfTheVariant() {
        var operation = fixture.operation(aCall().memoized("checkout", "{\"data\":\"new\"}"), ExperimentTest::weighted);

        assertThat(operation.getString("id")).isEqualTo(StepId.of("pay-new", 0).hash());
        assertThat(operation.getJsonObject("opts")).isEqualTo(json(OPTIONS));
    }

    @Test
    void marksPlannedStepsAndStepsOfTheServer() {
        var operations = fixture.operations(
                aCall().memoized("checkout", "{\"data\":\"new\"}"),
                context -> context.step()
                        .experiment(
                                "checkout",
                                Experiment.of("new", () -> {
                                            var parallel = context.step().parallel();
                                            parallel.fork(() -> context.step().run("pay", () -> 1));
                                            parallel.fork(() -> context.step().sleep("wait", Duration.ofDays(1)));
                                            return parallel.joinAny();
                                        })
                                        .withWeights(Map.of("new", 1)))
                        .variant());

        assertThat(operations).extracting(each -> each.getString("op")).containsExactly("StepPlanned", "Sleep");
        assertThat(operations)
                .allSatisfy(each -> assertThat(each.getJsonObject("opts")).containsAllEntriesOf(json(OPTIONS)));
    }

    @Test
    void doesNotMarkStepsAfterTheExperiment() {
        var operation = fixture.operation(
                aCall().memoized("checkout", "{\"data\":\"new\"}").memoized("pay-new", "{\"data\":\"paid\"}"),
                context -> {
                    weighted(context);
                    return context.step().run("ship", () -> 1);
                });

        assertThat(operation.getJsonObject("opts")).isEmpty();
    }

    @Test
    void keepsTheVariantIfTheSelectionChanges() {
        var output = fixture.output(
                aCall().memoized("checkout", "{\"data\":\"old\"}").memoized("pay-old", "{\"data\":\"paid\"}"),
                context -> checkout(context, experiment -> experiment.withFixed("new")));

        assertThat(output).isEqualTo("\"old: paid\"");
    }

    @Test
    void reportsHowAVariantIsChosen() {
        assertThat(values(context -> checkout(context, each -> each.withFixed("old"))))
                .isEqualTo(json("{'name':'checkout','variant':'old','selection_strategy':'fixed',"
                        + "'available_variants':['old','new']}"));
        assertThat(values(context -> checkout(context, each -> each.withSelection(() -> "new")))
                        .getString("selection_strategy"))
                .isEqualTo("custom");
        assertThat(values(context -> checkout(context, each -> each.withBucket(42)))
                        .getString("selection_strategy"))
                .isEqualTo("bucket");
    }

    private JsonObject values(io.github.inngestcdi.DurableFunction<Object, Object> body) {
        return new KindsFixture()
                .operation(aCall(), body)
                .getJsonArray("metadata")
                .getJsonObject(0)
                .getJsonObject("values");
    }

    @Test
    void warnsOfABucketWithoutAValue() {
        var operation =
                fixture.operation(aCall(), context -> checkout(context, experiment -> experiment.withBucket(null)));

        assertThat(operation.getJsonArray("metadata").getJsonObject(1).toString())
                .contains("inngest.warnings", "INNGEST-00062");
    }

    @Test
    void failsAtOnceIfTheVariantCallsNoStep() {
        var message = fixture.failure(
                aCall().memoized("checkout", "{\"data\":\"new\"}"),
                context -> context.step()
                        .experiment("checkout", Experiment.of("new", () -> 1))
                        .result());

        assertThat(message).contains("INNGEST-00061", "'new'", "'checkout'");
    }

    @Test
    void failsAtOnceIfTheSelectedVariantIsUnknown() {
        var operation = fixture.operation(
                aCall(), context -> checkout(context, experiment -> experiment.withSelection(() -> "other")));

        assertThat(operation.getString("op")).isEqualTo("StepFailed");
        assertThat(operation.getJsonObject("error").getString("message"))
                .contains("INNGEST-00058", "'checkout'", "'other'", "[old, new]");
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, Double.NaN, Double.POSITIVE_INFINITY})
    void refusesAnInvalidWeight(double weight) {
        var message = fixture.failure(
                aCall(), context -> checkout(context, each -> each.withWeights(Map.of("old", 1, "new", weight))));

        assertThat(message).contains("INNGEST-00059", "'new'", "'checkout'");
    }

    @Test
    void refusesWeightsThatAreAllZero() {
        assertThat(fixture.failure(
                        aCall(), context -> checkout(context, each -> each.withWeights(Map.of("old", 0, "new", 0)))))
                .contains("INNGEST-00060", "'checkout'");
        assertThat(new KindsFixture()
                        .failure(
                                aCall(),
                                context -> checkout(context, each -> each.withBucket("x", Map.of("third", 1)))))
                .contains("INNGEST-00058", "'third'");
    }
}
