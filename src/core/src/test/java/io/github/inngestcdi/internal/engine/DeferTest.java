package io.github.inngestcdi.internal.engine;

import static io.github.inngestcdi.internal.engine.step.KindsFixture.aCall;
import static io.github.inngestcdi.internal.engine.step.KindsFixture.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.inngestcdi.Deferred;
import io.github.inngestcdi.DurableFunction;
import io.github.inngestcdi.FunctionContext;
import io.github.inngestcdi.FunctionDefinition;
import io.github.inngestcdi.NonRetriableException;
import io.github.inngestcdi.RetryPolicy;
import io.github.inngestcdi.StepOptions;
import io.github.inngestcdi.Trigger;
import io.github.inngestcdi.internal.engine.step.KindsFixture;
import io.github.inngestcdi.internal.serve.TestApp;
import io.github.inngestcdi.internal.wire.StepId;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Runs that start when this one ends. */
class DeferTest {
    private static final String ID = StepId.of("ask", 0).hash();

    private final KindsFixture fixture = fixture();

    public record Survey(String customer) {}

    /** A function with a deferral trigger. */
    static final class SendSurvey implements DurableFunction<Survey, String> {
        @Override
        public String run(FunctionContext<Survey> context) {
            return context.data().customer();
        }
    }

    /** A function without a deferral trigger. */
    static final class Other implements DurableFunction<Survey, String> {
        @Override
        public String run(FunctionContext<Survey> context) {
            return "";
        }
    }

    private static KindsFixture fixture() {
        var fixture = new KindsFixture();
        fixture.app
                .with(FunctionDefinition.builder("survey", Survey.class, new SendSurvey())
                        .trigger(Trigger.deferred())
                        .definedBy(SendSurvey.class)
                        .build())
                .with(FunctionDefinition.builder("other", Survey.class, new Other())
                        .definedBy(Other.class)
                        .build());
        return fixture;
    }

    private static Deferred survey(FunctionContext<Object> context) {
        return context.defer("ask", SendSurvey.class, new Survey("ada"));
    }

    private static List<String> opcodes(List<JsonObject> operations) {
        return operations.stream().map(each -> each.getString("op")).toList();
    }

    @Test
    void reportsADeferredRunWithTheResult() {
        var operations = fixture.operations(aCall(), context -> {
            survey(context);
            return "done";
        });

        assertThat(operations.get(0))
                .isEqualTo(json("{'id':'%s','op':'DeferAdd','name':'ask','displayName':'ask','userland':{'id':'ask'},"
                                .formatted(ID)
                        + "'opts':{'fn_slug':'app-survey','input':{'customer':'ada'}},'data':null}"));
        assertThat(operations.get(1).getString("op")).isEqualTo("RunComplete");
        assertThat(operations.get(1).getString("data")).isEqualTo("done");
        assertThat(operations).hasSize(2);
    }

    @Test
    void reportsADeferredRunWithTheNextStep() {
        var operations = fixture.operations(aCall(), context -> {
            survey(context);
            return context.step().run("one", () -> 1);
        });

        assertThat(opcodes(operations)).containsExactly("StepRun", "DeferAdd");
    }

    @Test
    void reportsARunDeferredByAStep() {
        var operations = fixture.operations(
                aCall(),
                context -> context.step().run("one", () -> {
                    survey(context);
                    return 1;
                }));

        assertThat(opcodes(operations)).containsExactly("StepRun", "DeferAdd");
    }

    @Test
    void doesNotReportADeferredRunThatTheServerKnows() {
        var output = fixture.output(aCall().deferred(ID, true), context -> {
            survey(context);
            return "done";
        });

        assertThat(output).isEqualTo("\"done\"");
    }

    @Test
    void givesUpARunThatTheServerKnows() {
        var operations = fixture.operations(aCall().deferred(ID, true), context -> {
            var survey = survey(context);
            survey.abort();
            survey.abort();
            return "done";
        });

        assertThat(opcodes(operations)).containsExactly("DeferAbort", "RunComplete");
        assertThat(operations.get(0))
                .isEqualTo(json("{'id':'%s','op':'DeferAbort','name':'ask','displayName':'ask','userland':{'id':'ask'},"
                                .formatted(StepId.of(ID + ":abort", 0).hash())
                        + "'opts':{'target_hashed_id':'%s','fn_slug':'app-survey','id':'ask'},'data':null}"
                                .formatted(ID)));
    }

    @Test
    void givesUpARunOnce() {
        assertThat(fixture.output(aCall().deferred(ID, false), context -> {
                    survey(context).abort();
                    return "done";
                }))
                .isEqualTo("\"done\"");
    }

    @Test
    void doesNotReportARunThatIsGivenUpBefore() {
        var output = fixture.output(aCall(), context -> {
            survey(context).abort();
            return "done";
        });

        assertThat(output).isEqualTo("\"done\"");
    }

    @Test
    void refusesToGiveUpARunInTheStepThatDefersIt() {
        var operation = fixture.operations(
                        aCall(),
                        context -> context.step().run("one", () -> {
                            survey(context).abort();
                            return 1;
                        }))
                .get(0);

        assertThat(operation.getJsonObject("error").getString("message")).contains("INNGEST-00069", "'ask'");
    }

    @Test
    void reportsADeferredRunIfTheBodyFailsForGood() {
        DurableFunction<Object, Object> fails = context -> {
            survey(context);
            throw new NonRetriableException("no way");
        };

        var operations = fixture.operations(aCall(), fails);
        var after = fixture()
                .failure(
                        aCall().deferred(ID, true)
                                .memoizedHash(
                                        operations.get(1).getString("id"),
                                        "{\"error\":" + operations.get(1).getJsonObject("error") + "}"),
                        fails);

        assertThat(opcodes(operations)).containsExactly("DeferAdd", "StepFailed");
        assertThat(after).isEqualTo("no way");
    }

    @Test
    void doesNotReportADeferredRunIfTheBodyIsRetried() {
        var answer = fixture.call(aCall(), context -> {
            survey(context);
            throw new IllegalStateException("not yet");
        });

        assertThat(answer.status()).isEqualTo(500);
    }

    @Test
    void defersARunOnceIfItsStepIsRetriedImmediately() {
        int[] attempts = {0};

        var operations = fixture.operations(
                aCall(),
                context -> context.step()
                        .with(StepOptions.retrying(RetryPolicy.immediately(3)))
                        .run("flaky", () -> {
                            survey(context);
                            if (++attempts[0] < 3) {
                                throw new IllegalStateException("not yet");
                            }
                            return 1;
                        }));

        assertThat(opcodes(operations)).containsExactly("StepRun", "DeferAdd");
    }

    @Test
    void registersADeferredFunctionUnderItsOwnTrigger() {
        var survey = fixture.app.registration().getJsonArray("functions").getJsonObject(0);

        assertThat(survey.getJsonArray("triggers").toString())
                .isEqualTo("[{\"event\":\"inngest/deferred.schedule\","
                        + "\"expression\":\"event.data._inngest.fn_slug == 'app-survey'\"}]");
    }

    @Test
    void givesADeferredFunctionOnlyItsData() {
        var event = "{\"name\":\"inngest/deferred.schedule\",\"id\":\"1\",\"ts\":1,\"data\":{\"customer\":\"ada\","
                + "\"_inngest\":{\"fn_slug\":\"app-survey\"}}}";
        var maps = new KindsFixture();

        assertThat(maps.output(
                        aCall().event(event), context -> context.event().data().toString()))
                .isEqualTo("\"{customer=ada}\"");
    }

    /** {@return the message of a failure without a retry, whatever else is reported} */
    private String failure(DurableFunction<Object, Object> body) {
        var answer = fixture.call(aCall(), body);
        assertThat(answer.headers()).containsEntry("x-inngest-no-retry", "true");
        if (answer.status() == 400) {
            return KindsFixture.JSON.object(TestApp.text(answer)).getString("message");
        }
        var operations = KindsFixture.JSON.array(TestApp.text(answer));
        return operations
                .getJsonObject(operations.size() - 1)
                .getJsonObject("error")
                .getString("message");
    }

    @Test
    void refusesAFunctionWithoutADeferralTrigger() {
        assertThat(failure(context -> context.defer("ask", Other.class, new Survey("ada"))))
                .contains("INNGEST-00063", "'ask'", "'app-other'");
    }

    @Test
    void refusesADeferredRunWithoutAnId() {
        assertThat(failure(context -> context.defer(" ", "app-survey", null))).contains("INNGEST-00064");
    }

    @Test
    void refusesTheSameIdTwice() {
        assertThat(failure(context -> {
                    survey(context);
                    return survey(context);
                }))
                .contains("INNGEST-00065", "'ask'", "'app-survey'");
    }

    @Test
    void refusesMoreThanTheServerTakes() {
        assertThat(failure(context -> {
                    for (int i = 0; i < 21; i++) {
                        context.defer("ask-" + i, "app-survey", null);
                    }
                    return null;
                }))
                .contains("INNGEST-00066", "'ask-20'", "20");
    }

    @Test
    void refusesDataThatIsTooLarge() {
        assertThat(failure(context -> context.defer("ask", "app-survey", Map.of("x", "x".repeat(4 * 1024 * 1024)))))
                .contains("INNGEST-00067", "'ask'");
    }

    @Test
    void refusesDataThatIsNotAnObject() {
        assertThat(failure(context -> context.defer("ask", "app-survey", "ada")))
                .contains("INNGEST-00068", "'ask'", "java.lang.String");
    }
}
