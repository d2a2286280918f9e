package io.github.inngestcdi.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.inngestcdi.DurableFunction;
import io.github.inngestcdi.FunctionDefinition;
import io.github.inngestcdi.Invocation;
import io.github.inngestcdi.StepException;
import io.github.inngestcdi.internal.json.JsonPlatform;
import io.github.inngestcdi.internal.serve.ServeResponse;
import io.github.inngestcdi.internal.serve.TestApp;
import io.github.inngestcdi.middleware.InngestMiddleware;
import io.github.inngestcdi.middleware.RunInfo;
import io.github.inngestcdi.middleware.ServerReply;
import io.github.inngestcdi.middleware.ServerRequest;
import io.github.inngestcdi.middleware.StepInfo;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** Middleware around functions and steps. */
class MiddlewareTest {
    private static final JsonPlatform JSON = new JsonPlatform();

    private final List<String> calls = new ArrayList<>();

    public record Greeting(String name) {}

    /** Records the call of every hook, and puts its name around every value. */
    private final class Telling implements InngestMiddleware {
        private final String name;

        Telling(String name) {
            this.name = name;
        }

        private JsonValue marked(JsonValue value) {
            return JSON.newArray().add(name).add(value).build();
        }

        private JsonValue unmarked(JsonValue value) {
            return value instanceof jakarta.json.JsonArray array
                            && array.get(0).toString().equals("\"" + name + "\"")
                    ? array.get(1)
                    : value;
        }

        @Override
        public void onRegister(Optional<String> functionId) {
            calls.add(name + " registered for " + functionId.orElse("the app"));
        }

        @Override
        public List<JsonObject> transformFunctionInput(RunInfo run, List<JsonObject> events) {
            calls.add(name + " input");
            return events.stream()
                    .map(event -> JSON.newObject(event)
                            .add(
                                    "data",
                                    JSON.newObject(event.getJsonObject("data"))
                                            .add(
                                                    "name",
                                                    event.getJsonObject("data").getString("name") + name))
                            .build())
                    .toList();
        }

        @Override
        public JsonValue wrapFunctionHandler(RunInfo run, Callable<JsonValue> next) throws Exception {
            calls.add(name + " before body of " + run.functionId());
            var output = next.call();
            calls.add(name + " after body");
            return marked(output);
        }

        @Override
        public void onRunStart(RunInfo run) {
            calls.add(name + " run starts");
        }

        @Override
        public void onRunComplete(RunInfo run, JsonValue output) {
            calls.add(name + " run complete");
        }

        @Override
        public void onRunError(RunInfo run, Throwable error, boolean last) {
            calls.add(name + " run error " + error.getMessage() + " " + last);
        }

        @Override
        public void onMemoizationEnd(RunInfo run) {
            calls.add(name + " memoization ends");
        }

        @Override
        public JsonValue wrapStep(StepInfo step, Callable<JsonValue> next) throws Exception {
            calls.add(name + " step " + step.id() + " " + step.type() + (step.memoized() ? " memoized" : " new"));
            return unmarked(next.call());
        }

        @Override
        public JsonValue wrapStepHandler(StepInfo step, Callable<JsonValue> next) throws Exception {
            calls.add(name + " before " + step.id());
            return marked(next.call());
        }

        @Override
        public void onStepStart(StepInfo step) {
            calls.add(name + " starts " + step.id());
        }

        @Override
        public void onStepComplete(StepInfo step, JsonValue result) {
            calls.add(name + " complete " + result);
        }

        @Override
        public void onStepError(StepInfo step, Throwable error, boolean last) {
            calls.add(name + " error " + error.getMessage() + " " + last);
        }
    }

    private ServeResponse run(
            CallRequestBody call, DurableFunction<Greeting, Object> body, InngestMiddleware... middleware) {
        return new TestApp()
                .with(FunctionDefinition.<Greeting, Object>builder("f", Greeting.class, body)
                        .middleware(middleware)
                        .build())
                .call("?fnId=app-f&stepId=step", call.json());
    }

    private static CallRequestBody aCall() {
        return new CallRequestBody().event("{\"name\":\"demo/x\",\"data\":{\"name\":\"Ada\"}}");
    }

    @Test
    void callsEveryHookInOrderWhileAStepRuns() {
        run(aCall(), context -> context.step().run("a", () -> 1), new Telling("A"), new Telling("B"));

        assertThat(calls)
                .containsExactly(
                        "A registered for app-f",
                        "B registered for app-f",
                        "A input",
                        "B input",
                        "A before body of app-f",
                        "B before body of app-f",
                        "A memoization ends",
                        "B memoization ends",
                        "A run starts",
                        "B run starts",
                        "B step a run new",
                        "A step a run new",
                        "A starts a",
                        "B starts a",
                        "A before a",
                        "B before a",
                        "A complete [\"A\",[\"B\",1]]",
                        "B complete [\"A\",[\"B\",1]]");
    }

    @Test
    void storesTheChangedResultAndGivesTheCodeTheOriginal() {
        var first = run(aCall(), context -> context.step().run("a", () -> 1), new Telling("A"), new Telling("B"));
        var stored = JSON.array(TestApp.text(first)).getJsonObject(0);
        var second = run(
                aCall().memoized("a", "{\"data\":" + stored.get("data") + "}"),
                context -> {
                    int result = context.step().run("a", () -> 1);
                    return result + 1;
                },
                new Telling("A"),
                new Telling("B"));

        assertThat(stored.get("data")).hasToString("[\"A\",[\"B\",1]]");
        assertThat(TestApp.text(second)).isEqualTo("[\"A\",[\"B\",2]]");
        assertThat(calls).contains("A step a run memoized", "A run complete").doesNotContain("A before b");
    }

    @Test
    void changesTheEventsBeforeTheyAreBound() {
        var answer = run(aCall(), context -> context.data().name(), new InngestMiddleware() {
            @Override
            public List<JsonObject> transformFunctionInput(RunInfo run, List<JsonObject> events) {
                return List.of(JSON.object("{\"name\":\"demo/x\",\"data\":{\"name\":\"Grace\"}}"));
            }
        });

        assertThat(TestApp.text(answer)).isEqualTo("\"Grace\"");
    }

    @Test
    void knowsTheBoundEventsOfTheRun() {
        List<Object> seen = new ArrayList<>();

        run(aCall(), context -> context.step().run("a", () -> 1), new InngestMiddleware() {
            @Override
            public void onStepStart(StepInfo step) {
                seen.add(step.run().events().get(0).data());
            }
        });

        assertThat(seen).containsExactly(new Greeting("Ada"));
    }

    @Test
    void notifiesOfErrorsAndWhetherTheyAreFinal() {
        run(
                aCall().attempt(4, 5),
                context -> context.step().run("a", () -> {
                    throw new IllegalStateException("broken");
                }),
                new Telling("A"));
        run(
                aCall(),
                context -> {
                    throw new IllegalStateException("broken too");
                },
                new Telling("A"));

        assertThat(calls).contains("A error broken true", "A run error broken too false");
    }

    @Test
    void changesTheDataOfAnInvocation() {
        var answer = run(
                aCall(),
                context -> context.step().invoke("call", Invocation.of("other-f", Map.of("secret", "x"), Object.class)),
                new InngestMiddleware() {
                    @Override
                    public List<JsonValue> transformStepInput(StepInfo step, List<JsonValue> input) {
                        return step.type().equals("invoke") ? List.of(JSON.object("{\"secret\":\"hidden\"}")) : input;
                    }
                });

        assertThat(TestApp.text(answer)).contains("\"payload\":{\"data\":{\"secret\":\"hidden\"}}");
    }

    @Test
    void wrapsStepsThatTheServerDoes() {
        run(
                aCall().memoized("nap", "null"),
                context -> {
                    context.step().sleep("nap", Duration.ofHours(1));
                    return null;
                },
                new Telling("A"));

        assertThat(calls).contains("A step nap sleep memoized");
    }

    @Test
    void skipsItselfForItsOwnSteps() {
        InngestMiddleware auditing = new InngestMiddleware() {
            @Override
            public JsonValue wrapStep(StepInfo step, Callable<JsonValue> next) throws Exception {
                calls.add("around " + step.id());
                new AmbientStep().run("audit " + step.id(), () -> calls.add("audit"));
                return next.call();
            }
        };

        var answer = run(aCall(), context -> context.step().run("a", () -> 1), auditing);

        assertThat(calls).containsExactly("around a", "audit");
        assertThat(TestApp.text(answer)).contains("\"displayName\":\"audit a\"");
    }

    @Test
    void failsTheStepThatAHandlerFails() {
        var answer = run(aCall(), context -> context.step().run("a", () -> 1), new InngestMiddleware() {
            @Override
            public JsonValue wrapStepHandler(StepInfo step, Callable<JsonValue> next) throws Exception {
                throw new java.io.IOException("no store");
            }
        });

        assertThat(TestApp.text(answer)).contains("\"op\":\"StepError\"", "no store");
    }

    @Test
    void refusesAMiddlewareThatLosesAnEvent() {
        var answer = run(aCall(), context -> null, new InngestMiddleware() {
            @Override
            public List<JsonObject> transformFunctionInput(RunInfo run, List<JsonObject> events) {
                return List.of();
            }
        });

        assertThat(answer.status()).isEqualTo(500);
        assertThat(TestApp.text(answer)).contains("INNGEST-00040");
    }

    @Test
    void givesWrappersTheFailureOfAStep() {
        List<String> failures = new ArrayList<>();

        run(
                aCall().memoized("a", "{\"error\":{\"name\":\"X\",\"message\":\"broken\"}}"),
                context -> context.step().run("a", () -> 1),
                new InngestMiddleware() {
                    @Override
                    public JsonValue wrapStep(StepInfo step, Callable<JsonValue> next) throws Exception {
                        try {
                            return next.call();
                        } catch (StepException e) {
                            failures.add(e.stepId());
                            throw e;
                        }
                    }
                });

        assertThat(failures).containsExactly("a");
    }

    @Test
    void answersARequestThroughItsWrappers() {
        var answer = run(aCall(), context -> "done", new InngestMiddleware() {
            @Override
            public ServerReply wrapRequest(ServerRequest request, Callable<ServerReply> next) throws Exception {
                calls.add(request.method() + " " + request.functionId().orElse("") + " " + request.header("x-none"));
                return next.call().withHeader("x-region", "eu");
            }
        });

        assertThat(calls).containsExactly("POST app-f Optional.empty");
        assertThat(answer.headers()).containsEntry("x-region", "eu");
        assertThat(TestApp.text(answer)).isEqualTo("\"done\"");
    }

    @Test
    void reportsAWrapperWithoutAnAnswerAsAFaultOfTheMiddleware() {
        var answer = run(aCall(), context -> "done", new InngestMiddleware() {
            @Override
            public ServerReply wrapRequest(ServerRequest request, Callable<ServerReply> next) {
                return null;
            }
        });

        assertThat(answer.status()).isEqualTo(500);
        assertThat(TestApp.text(answer)).contains("INNGEST-00341");
    }
}
