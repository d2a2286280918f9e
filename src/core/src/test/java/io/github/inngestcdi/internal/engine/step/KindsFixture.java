package io.github.inngestcdi.internal.engine.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.inngestcdi.DurableFunction;
import io.github.inngestcdi.FunctionDefinition;
import io.github.inngestcdi.internal.engine.CallRequestBody;
import io.github.inngestcdi.internal.json.JsonPlatform;
import io.github.inngestcdi.internal.serve.ServeResponse;
import io.github.inngestcdi.internal.serve.TestApp;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;

/** Calls one function and reads its answer. */
public final class KindsFixture {
    public static final JsonPlatform JSON = new JsonPlatform();

    public final TestApp app = new TestApp();

    public static CallRequestBody aCall() {
        return new CallRequestBody();
    }

    public ServeResponse call(CallRequestBody call, DurableFunction<Object, Object> body) {
        return app.with(FunctionDefinition.builder("f", Object.class, body).build())
                .call("?fnId=app-f&stepId=step", call.json());
    }

    public List<JsonObject> operations(CallRequestBody call, DurableFunction<Object, Object> body) {
        var answer = call(call, body);
        assertThat(answer.status()).as(TestApp.text(answer)).isEqualTo(206);
        return JSON.array(TestApp.text(answer)).getValuesAs(JsonObject.class);
    }

    public JsonObject operation(CallRequestBody call, DurableFunction<Object, Object> body) {
        var operations = operations(call, body);
        assertThat(operations).hasSize(1);
        return operations.get(0);
    }

    public String output(CallRequestBody call, DurableFunction<Object, Object> body) {
        var answer = call(call, body);
        assertThat(answer.status()).as(TestApp.text(answer)).isEqualTo(200);
        return TestApp.text(answer);
    }

    /** {@return the message of a failure without a retry} */
    public String failure(CallRequestBody call, DurableFunction<Object, Object> body) {
        var answer = call(call, body);
        assertThat(answer.status()).as(TestApp.text(answer)).isEqualTo(400);
        return JSON.object(TestApp.text(answer)).getString("message");
    }

    public static JsonObject json(String text) {
        return JSON.object(text.replace('\'', '"'));
    }

    /** {@return {@code operation} without the members that differ from run to run} */
    public static Map<String, ?> steady(JsonObject operation) {
        return JSON.newObject(operation).remove("timing").build();
    }
}
