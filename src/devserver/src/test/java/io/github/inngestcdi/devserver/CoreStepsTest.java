package io.github.inngestcdi.devserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.inngestcdi.AiModel;
import io.github.inngestcdi.DurableFunction;
import io.github.inngestcdi.Experiment;
import io.github.inngestcdi.FunctionContext;
import io.github.inngestcdi.FunctionDefinition;
import io.github.inngestcdi.NonRetriableException;
import io.github.inngestcdi.RunMetadata;
import io.github.inngestcdi.Score;
import io.github.inngestcdi.Secret;
import io.github.inngestcdi.StepException;
import io.github.inngestcdi.Trigger;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Steps of the project's own SDK, end to end: models, messages, metadata, experiments and deferred runs. */
class CoreStepsTest {
    @RegisterExtension
    private final DevServerExtension inngest = new DevServerExtension();

    private final List<String> surveyed = new CopyOnWriteArrayList<>();
    private final DevServer server =
            inngest.server(DevServerExtension.WITHOUT_POLLING.withRetryInterval(Duration.ofMillis(10)));
    private final Client client = new Client(server);
    private final FakeProvider provider = inngest.provider("{\"text\":\"hello\"}", "X-api-key", "Anthropic-version");

    public record Completion(String text) {}

    public record Survey(String customer) {}

    /** A function that others defer. */
    final class SendSurvey implements DurableFunction<Survey, String> {
        @Override
        public String run(FunctionContext<Survey> context) {
            surveyed.add(context.data().customer());
            return "sent";
        }
    }

    private JsonNode ended(boolean checkpointing, DurableFunction<Object, Object> body) {
        inngest.sdkApp(
                server.uri(),
                Map.of("inngest.checkpointing", Boolean.toString(checkpointing)),
                FunctionDefinition.builder("f", Object.class, body)
                        .trigger(Trigger.event("a"))
                        .retries(1)
                        .build(),
                FunctionDefinition.builder("survey", Survey.class, new SendSurvey())
                        .trigger(Trigger.deferred())
                        .definedBy(SendSurvey.class)
                        .build());
        var run = client.ended(client.event("{\"name\":\"a\",\"data\":{}}"));
        server.awaitIdle(Duration.ofSeconds(5));
        return run;
    }

    private JsonNode shown(JsonNode run) {
        return client.get("/api/runs/" + run.path("run_id").asText()).body();
    }

    private AiModel model() {
        return AiModel.anthropic("claude", new Secret("sk-1"), 100)
                .withBase(provider.uri().resolve("/v1"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void asksAModel(boolean checkpointing) {
        var run = ended(
                checkpointing,
                context -> context.step()
                        .ai()
                        .infer("ask", model(), Map.of("messages", List.of("hi")), Completion.class)
                        .text());

        assertThat(run.path("output").asText()).isEqualTo("hello");
        assertThat(provider.requests()).hasSize(1);
        var asked = provider.requests().get(0);
        assertThat(asked).startsWith("POST /v1/messages sk-1 2023-06-01 ");
        assertThat(FakeApp.json(asked.substring(asked.indexOf('{'))))
                .isEqualTo(FakeApp.json("{\"messages\":[\"hi\"],\"model\":\"claude\",\"max_tokens\":100}"));
    }

    @Test
    void throwsTheErrorOfAModel() {
        provider.answerWith(400);

        var run = ended(true, context -> {
            try {
                return context.step().ai().infer("ask", model(), Map.of(), Completion.class);
            } catch (StepException e) {
                return e.stepId() + " " + e.error().name() + " "
                        + e.data(Completion.class).orElseThrow().text();
            }
        });

        assertThat(run.path("output").asText()).isEqualTo("ask AIGatewayError hello");
    }

    @Test
    void showsTheInputOfCodeThatAsksAModelItself() {
        var run = ended(
                true,
                context -> context.step().ai().wrap("ask", "hi", (String question) -> new Completion(question + "!")));

        assertThat(run.path("output")).isEqualTo(FakeApp.json("{\"text\":\"hi!\"}"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void publishesOnce(boolean checkpointing) {
        ended(checkpointing, context -> {
            context.step().publish("progress", "user:42", "progress", Map.of("done", 1));
            return context.step().run("after", () -> 1);
        });

        var kept = client.get("/api/realtime?channel=user:42").body();
        assertThat(kept).hasSize(1);
        assertThat(kept.at("/0/topic").asText()).isEqualTo("progress");
        assertThat(kept.at("/0/data")).isEqualTo(FakeApp.json("{\"done\":1}"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void showsNotesAndScoresOfRunAndStep(boolean checkpointing) {
        var run = shown(ended(checkpointing, context -> {
            context.step().run("charge", () -> 1);
            context.step().metadata("note-run", RunMetadata.of("cents", 42).withKind("billing"));
            context.step().score("score-run", Score.of("accuracy", 0.5));
            context.step().metadata("note-step", RunMetadata.of("card", "visa").withStep("charge"));
            context.step().score("score-step", Score.of("good", true).withStep("charge"));
            return null;
        }));

        assertThat(run.path("metadata"))
                .isEqualTo(FakeApp.json(
                        "{\"userland.billing\":{\"cents\":42},\"inngest.score\":{\"accuracy\":{\"value\":0.5}}}"));
        assertThat(run.at("/steps/0/metadata"))
                .isEqualTo(FakeApp.json(
                        "{\"userland.default\":{\"card\":\"visa\"},\"inngest.score\":{\"good\":{\"value\":true}}}"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void goesOnWithOneVariantOfAnExperiment(boolean checkpointing) {
        var run = ended(checkpointing, context -> {
            var experiment = Experiment.<String>of("old", () -> context.step().run("pay", () -> "old"))
                    .withVariant("new", () -> context.step().run("pay-new", () -> "new"))
                    .withBucket("customer-1");
            var paid = context.step().experiment("checkout", experiment);
            return paid.variant() + paid.result();
        });

        var variant = run.path("output").asText().substring(0, 3);
        assertThat(run.path("output").asText()).isEqualTo(variant + variant);
        var steps = shown(run).path("steps");
        assertThat(steps).hasSize(2);
        assertThat(steps.at("/0/metadata/inngest.experiment"))
                .isEqualTo(FakeApp.json("{\"name\":\"checkout\",\"variant\":\"" + variant
                        + "\",\"selection_strategy\":\"bucket\",\"available_variants\":[\"old\",\"new\"]}"));
        assertThat(steps.at("/1/metadata/inngest.experiment"))
                .isEqualTo(FakeApp.json(
                        "{\"name\":\"checkout\",\"variant\":\"" + variant + "\",\"selection_strategy\":\"bucket\"}"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void startsADeferredRunAfterwards(boolean checkpointing) {
        var run = ended(checkpointing, context -> {
            context.defer("ask-ada", SendSurvey.class, new Survey("ada"));
            context.step().run("one", () -> {
                context.defer("ask-bob", "shop-survey", Map.of("customer", "bob"));
                return 1;
            });
            context.defer("ask-eve", SendSurvey.class, new Survey("eve"));
            return context.step().run("two", () -> "done");
        });

        assertThat(run.path("output").asText()).isEqualTo("done");
        assertThat(surveyed).containsExactlyInAnyOrder("ada", "bob", "eve");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void startsADeferredRunThatComesWithTheResult(boolean checkpointing) {
        var run = ended(checkpointing, context -> {
            context.defer("ask", SendSurvey.class, new Survey("ada"));
            return "done";
        });

        assertThat(run.path("output").asText()).isEqualTo("done");
        assertThat(surveyed).containsExactly("ada");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void doesNotStartAnAbortedRun(boolean checkpointing) {
        ended(checkpointing, context -> {
            var survey = context.defer("ask", SendSurvey.class, new Survey("ada"));
            context.step().run("one", () -> 1);
            context.step().run("two", () -> 1);
            survey.abort();
            return "done";
        });

        assertThat(surveyed).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void startsADeferredRunAlsoAfterAFailure(boolean checkpointing) {
        var run = ended(checkpointing, context -> {
            context.defer("ask", SendSurvey.class, new Survey("ada"));
            throw new NonRetriableException("no way");
        });

        assertThat(run.path("status").asText()).isEqualTo("Failed");
        assertThat(run.at("/output/message").asText()).isEqualTo("no way");
        assertThat(surveyed).containsExactly("ada");
    }
}
