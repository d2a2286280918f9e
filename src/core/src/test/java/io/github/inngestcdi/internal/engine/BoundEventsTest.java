package io.github.inngestcdi.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.inngestcdi.FunctionDefinition;
import io.github.inngestcdi.InngestEvent;
import io.github.inngestcdi.internal.serve.TestApp;
import io.github.inngestcdi.middleware.InngestMiddleware;
import io.github.inngestcdi.middleware.RunInfo;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

class BoundEventsTest {
    private final List<Object> seen = new ArrayList<>();

    public record Greeting(String name) {}

    @Test
    void areVisibleToTheMiddlewareAroundTheBody() {
        new TestApp()
                .with(FunctionDefinition.<Greeting, String>builder("f", Greeting.class, context -> "")
                        .middleware(new Seeing())
                        .build())
                .call(
                        "?fnId=app-f&stepId=step",
                        new CallRequestBody()
                                .event("{\"name\":\"demo/x\",\"data\":{\"name\":\"Ada\"}}")
                                .json());

        assertThat(seen).containsExactly(new Greeting("Ada"), new Greeting("Ada"));
    }

    private final class Seeing implements InngestMiddleware {
        @Override
        public JsonValue wrapFunctionHandler(RunInfo run, Callable<JsonValue> next) throws Exception {
            see(run);
            return next.call();
        }

        @Override
        public void onRunStart(RunInfo run) {
            see(run);
        }

        private void see(RunInfo run) {
            run.events().stream().map(InngestEvent::data).forEach(seen::add);
        }
    }
}
