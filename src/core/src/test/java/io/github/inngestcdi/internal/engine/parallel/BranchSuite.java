package io.github.inngestcdi.internal.engine.parallel;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.inngestcdi.DurableFunction;
import io.github.inngestcdi.FunctionDefinition;
import io.github.inngestcdi.Step;
import io.github.inngestcdi.internal.engine.CallRequestBody;
import io.github.inngestcdi.internal.json.JsonPlatform;
import io.github.inngestcdi.internal.serve.ServeResponse;
import io.github.inngestcdi.internal.serve.TestApp;
import io.github.inngestcdi.internal.wire.StepId;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** Calls functions with branches. */
abstract class BranchSuite {
    final List<String> ran = new ArrayList<>();

    static ServeResponse call(CallRequestBody body, DurableFunction<Object, Object> function) {
        return call("step", body, function);
    }

    static ServeResponse call(String stepId, CallRequestBody body, DurableFunction<Object, Object> function) {
        return new TestApp()
                .with(FunctionDefinition.builder("f", Object.class, function).build())
                .call("?fnId=app-f&stepId=" + stepId, body.json());
    }

    static List<JsonObject> operations(ServeResponse response) {
        assertThat(response.status()).as(TestApp.text(response)).isEqualTo(206);
        return new JsonPlatform().value(TestApp.text(response)).asJsonArray().getValuesAs(JsonObject.class);
    }

    static List<String> planned(ServeResponse response) {
        return operations(response).stream()
                .map(operation -> operation.getString("op") + " " + operation.getString("displayName"))
                .toList();
    }

    static CallRequestBody aCall() {
        return new CallRequestBody();
    }

    static String hash(String id, int index) {
        return StepId.of(id, index).hash();
    }

    String work(Step step, String id) {
        return step.run(id, () -> {
            ran.add(id);
            return id;
        });
    }

    static void assertThatRefused(ServeResponse answer, String id) {
        assertThat(answer.status()).isEqualTo(400);
        assertThat(TestApp.text(answer)).contains("INNGEST-00016", "'" + id + "'");
    }

    static List<String> ids(ServeResponse answer) {
        return operations(answer).stream()
                .map(operation -> operation.getString("id"))
                .toList();
    }

    static boolean inRace(ServeResponse answer) {
        return operations(answer).stream()
                .allMatch(operation -> operation
                        .getJsonObject("opts")
                        .getString("parallelMode", "wait")
                        .equals("race"));
    }
}
