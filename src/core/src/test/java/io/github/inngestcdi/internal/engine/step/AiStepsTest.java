package io.github.inngestcdi.internal.engine.step;

import static io.github.inngestcdi.internal.engine.step.KindsFixture.aCall;
import static io.github.inngestcdi.internal.engine.step.KindsFixture.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.inngestcdi.AiModel;
import io.github.inngestcdi.GenericType;
import io.github.inngestcdi.Secret;
import io.github.inngestcdi.StepException;
import io.github.inngestcdi.internal.wire.StepId;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Steps that ask AI models. */
class AiStepsTest {
    private static final Secret KEY = new Secret("sk-very-secret");
    private static final AiModel MODEL = AiModel.openAi("gpt-x", KEY);

    private final KindsFixture fixture = new KindsFixture();

    public record Question(List<String> messages) {}

    public record Reply(String text) {}

    private static Object asks(io.github.inngestcdi.FunctionContext<Object> context, AiModel model) {
        return context.step().ai().infer("ask", model, new Question(List.of("hi")), Reply.class);
    }

    @Test
    void letsTheServerAskAModel() {
        var operation = fixture.operation(aCall(), context -> asks(context, MODEL));

        assertThat(operation)
                .isEqualTo(json("{'id':'%s','op':'AIGateway','displayName':'ask','userland':{'id':'ask'},"
                                .formatted(StepId.of("ask", 0).hash())
                        + "'opts':{'type':'step.ai.infer','url':'https://api.openai.com/v1/chat/completions',"
                        + "'auth_key':'sk-very-secret','format':'openai-chat',"
                        + "'body':{'messages':['hi'],'model':'gpt-x'}}}"));
    }

    static Stream<Arguments> models() {
        return Stream.of(
                Arguments.of(
                        AiModel.openAiResponses("m", KEY),
                        "'url':'https://api.openai.com/v1/responses','format':'openai-responses',"
                                + "'body':{'messages':['hi'],'model':'m'}"),
                Arguments.of(
                        AiModel.azureOpenAi("m", KEY, URI.create("https://acme.openai.azure.com"), "gpt", "2024-10-21"),
                        "'url':'https://acme.openai.azure.com/openai/deployments/gpt/chat/completions"
                                + "?api-version=2024-10-21','format':'azure-openai',"
                                + "'headers':{'api-key':'sk-very-secret'},'body':{'messages':['hi'],'model':'m'}"),
                Arguments.of(
                        AiModel.anthropic("m", KEY, 100),
                        "'url':'https://api.anthropic.com/v1/messages','format':'anthropic',"
                                + "'headers':{'anthropic-version':'2023-06-01'},"
                                + "'body':{'messages':['hi'],'model':'m','max_tokens':100}"),
                Arguments.of(
                        AiModel.gemini("m", KEY).withDefault("generationConfig", Map.of("topK", 1)),
                        "'url':'https://generativelanguage.googleapis.com/v1beta/models/m:generateContent',"
                                + "'format':'gemini','body':{'messages':['hi'],'generationConfig':{'topK':1}}"),
                Arguments.of(
                        AiModel.grok("m", KEY),
                        "'url':'https://api.x.ai/v1/chat/completions','format':'grok',"
                                + "'body':{'messages':['hi'],'model':'m'}"),
                Arguments.of(
                        AiModel.deepSeek("m", KEY).withBase(URI.create("http://127.0.0.1:9/proxy")),
                        "'url':'http://127.0.0.1:9/proxy/chat/completions','format':'openai-chat',"
                                + "'body':{'messages':['hi'],'model':'m'}"));
    }

    @ParameterizedTest
    @MethodSource("models")
    void formatsTheRequestForEachProvider(AiModel model, String options) {
        var operation = fixture.operation(aCall(), context -> asks(context, model));

        assertThat(operation.getJsonObject("opts"))
                .isEqualTo(json("{'type':'step.ai.infer','auth_key':'sk-very-secret'," + options + "}"));
    }

    @Test
    void letsTheRequestWinOverTheDefaults() {
        var model = MODEL.withDefault("temperature", 1).withDefault("nested", Map.of("a", 1, "b", 1));

        var operation = fixture.operation(
                aCall(),
                context -> context.step()
                        .ai()
                        .infer("ask", model, json("{'model':'other','temperature':0,'nested':{'b':2}}"), Reply.class));

        assertThat(operation.getJsonObject("opts").getJsonObject("body"))
                .isEqualTo(json("{'model':'other','temperature':0,'nested':{'a':1,'b':2}}"));
    }

    @Test
    void readsTheProvidersAnswer() {
        var output = fixture.output(aCall().memoized("ask", "{\"data\":{\"text\":\"hello\"}}"), context -> {
            var reply = context.step().ai().infer("ask", MODEL, Map.of(), Reply.class);
            return reply.text();
        });

        assertThat(output).isEqualTo("\"hello\"");
    }

    @Test
    void readsTheProvidersAnswerAsAGenericType() {
        var output = fixture.output(aCall().memoized("ask", "{\"data\":{\"a\":[1]}}"), context -> {
            var reply =
                    context.step().ai().infer("ask", MODEL, Map.of(), new GenericType<Map<String, List<Integer>>>() {});
            return reply.get("a").get(0) + 1;
        });

        assertThat(output).isEqualTo("2");
    }

    @Test
    void throwsTheErrorOfTheProvider() {
        var output = fixture.output(
                aCall().memoized("ask", "{\"error\":{\"name\":\"AIGatewayError\",\"message\":\"429\"}}"), context -> {
                    try {
                        return asks(context, MODEL);
                    } catch (StepException e) {
                        return e.error().name() + e.stepId();
                    }
                });

        assertThat(output).isEqualTo("\"AIGatewayErrorask\"");
    }

    @Test
    void sendsAReplacedRequest() {
        var operation = fixture.operation(
                aCall().memoized("ask", "{\"input\":[{\"messages\":[\"edited\"]}]}"), context -> asks(context, MODEL));

        assertThat(operation.getJsonObject("opts").getJsonObject("body"))
                .isEqualTo(json("{'messages':['edited'],'model':'gpt-x'}"));
    }

    @Test
    void refusesARequestThatIsNotAnObject() {
        var message = fixture.failure(aCall(), context -> context.step().ai().infer("ask", MODEL, "hi", Reply.class));

        assertThat(message).contains("INNGEST-00050", "'ask'", "java.lang.String");
    }

    @Test
    void neverShowsAKey() {
        var model = AiModel.azureOpenAi("m", KEY, URI.create("https://acme.example"), "gpt", "1")
                .withHeader("x-proxy-key", "sk-of-the-proxy");

        assertThat(model.toString()).doesNotContain("sk-").contains("***");
    }

    @Test
    void runsCodeThatAsksAModelItself() {
        var operation = fixture.operation(
                aCall(),
                context -> context.step().ai().wrap("ask", "hi", (String question) -> new Reply(question + "!")));

        assertThat(KindsFixture.steady(operation))
                .isEqualTo(json("{'id':'%s','op':'StepRun','name':'ask','displayName':'ask','userland':{'id':'ask'},"
                                .formatted(StepId.of("ask", 0).hash())
                        + "'opts':{'type':'step.ai.wrap','input':['hi']},'data':{'text':'hi!'}}"));
    }
}
