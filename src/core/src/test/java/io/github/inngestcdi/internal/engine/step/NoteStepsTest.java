package io.github.inngestcdi.internal.engine.step;

import static io.github.inngestcdi.internal.engine.step.KindsFixture.aCall;
import static io.github.inngestcdi.internal.engine.step.KindsFixture.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.inngestcdi.RunMetadata;
import io.github.inngestcdi.Score;
import io.github.inngestcdi.internal.wire.StepId;
import jakarta.json.JsonObject;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Steps that publish messages and attach metadata and scores. */
class NoteStepsTest {
    private final KindsFixture fixture = new KindsFixture();

    private JsonObject metadataOf(JsonObject operation) {
        assertThat(operation.getString("op")).isEqualTo("StepRun");
        assertThat(operation.getJsonArray("metadata")).hasSize(1);
        return operation.getJsonArray("metadata").getJsonObject(0);
    }

    @Test
    void publishesAMessageAndKeepsIt() {
        var operation = fixture.operation(aCall(), context -> {
            context.step().publish("notify", "user:42", "progress", Map.of("done", 1));
            return null;
        });

        assertThat(fixture.app.sent).containsExactly("user:42 progress {done=1}");
        assertThat(KindsFixture.steady(operation))
                .isEqualTo(json(
                        "{'id':'%s','op':'StepRun','name':'notify','displayName':'notify','userland':{'id':'notify'},"
                                        .formatted(StepId.of("notify", 0).hash())
                                + "'opts':{'type':'step.realtime.publish'},'data':{'done':1}}"));
    }

    @Test
    void publishesAMessageOnce() {
        var output = fixture.output(aCall().memoized("notify", "{\"data\":{\"done\":1}}"), context -> {
            context.step().publish("notify", "user:42", "progress", Map.of("done", 1));
            return "on";
        });

        assertThat(output).isEqualTo("\"on\"");
        assertThat(fixture.app.sent).isEmpty();
    }

    @Test
    void failsAtOnceIfAMessageCanNeverBePublished() {
        var operation = fixture.operation(aCall(), context -> {
            context.step().publish("notify", " ", "progress", 1);
            return null;
        });

        assertThat(operation.getString("op")).isEqualTo("StepFailed");
        assertThat(operation.getJsonObject("error").getString("message")).contains("INNGEST-00051", "'notify'");
    }

    @Test
    void attachesMetadataToTheRunWithTheStepItself() {
        var operation = fixture.operation(aCall(), context -> {
            context.step().metadata("note", RunMetadata.of("cents", 4200).withKind("billing"));
            return null;
        });

        assertThat(metadataOf(operation))
                .isEqualTo(json("{'kind':'userland.billing','op':'merge','values':{'cents':4200},'scope':'run'}"));
        assertThat(fixture.app.sent).isEmpty();
    }

    @Test
    void attachesMetadataToAnotherStepByARequest() {
        var operation = fixture.operation(aCall(), context -> {
            context.step().metadata("note", RunMetadata.of("cents", 4200).withStep("charge"));
            return null;
        });

        assertThat(operation.containsKey("metadata")).isFalse();
        assertThat(fixture.app.sent).singleElement().asString().startsWith("metadata [01M806BRWD064NDKZS1DA4Y28Z,");
    }

    @Test
    void scoresTheRunWithTheStepItself() {
        var operation = fixture.operation(aCall(), context -> {
            context.step().score("judge", Score.of("accuracy", 0.5));
            return null;
        });

        assertThat(metadataOf(operation))
                .isEqualTo(json(
                        "{'kind':'inngest.score','op':'merge','values':{'accuracy':{'value':0.5}},'scope':'run'}"));
    }

    @Test
    void scoresAnotherStepByARequest() {
        fixture.operation(aCall(), context -> {
            context.step().score("judge", Score.of("good", true).withStep("draft"));
            return null;
        });

        assertThat(fixture.app.sent).singleElement().asString().startsWith("score [");
    }

    @Test
    void failsAtOnceWithAnInvalidScore() {
        var operation = fixture.operation(aCall(), context -> {
            context.step().score("judge", Score.of("it's", 1));
            return null;
        });

        assertThat(operation.getString("op")).isEqualTo("StepFailed");
        assertThat(operation.getJsonObject("error").getString("message"))
                .contains("INNGEST-00051", "'judge'", "INNGEST-00052");
    }
}
