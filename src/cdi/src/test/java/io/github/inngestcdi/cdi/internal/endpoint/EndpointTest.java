package io.github.inngestcdi.cdi.internal.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.inngestcdi.Step;
import io.github.inngestcdi.cdi.Workflow;
import io.github.inngestcdi.cdi.internal.Events.UserRegistered;
import io.github.inngestcdi.cdi.internal.TestApplication;
import io.github.inngestcdi.cdi.internal.TestJndi;
import io.github.inngestcdi.internal.serve.ServeAnswer;
import io.github.inngestcdi.internal.serve.ServeRequest;
import io.github.inngestcdi.internal.serve.ServeResponse;
import io.github.inngestcdi.internal.serve.StreamedResponse;
import io.github.inngestcdi.spi.JsonMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;

class EndpointTest {
    private static final String ADA = "{\"userId\": \"42\", \"email\": \"ada@example.org\"}";

    @Test
    void reportsTheNumberOfFunctions() {
        try (var app = TestApplication.of(Onboarding.class)) {
            assertThat(get(app)).startsWith("200 ").contains("\"function_count\":1");
        }
    }

    @Test
    void runsFunctionsWithAnInjectedStep() {
        try (var app = TestApplication.of(Onboarding.class)) {
            assertThat(app.call("onboarding-welcome", "user/registered", ADA))
                    .startsWith("206 ")
                    .contains("\"op\":\"StepRun\"", "\"data\":\"42\"");
        }
    }

    @Test
    void answersWithJsonIfTheMapperCannotBeCreated() {
        try (var app = TestApplication.of(Onboarding.class, Unmakeable.class)) {
            assertThat(app.call("onboarding-welcome", "user/registered", ADA))
                    .startsWith("500 {")
                    .contains("INNGEST-01061")
                    .doesNotContain("broken");
        }
    }

    @Test
    void answersWithJsonIfTheMapperCannotBeCreatedOnItsFirstUse() {
        try (var app = TestApplication.of(Onboarding.class, UnmakeableLater.class)) {
            assertThat(app.call("onboarding-welcome", "user/registered", ADA))
                    .startsWith("500 {")
                    .contains("INNGEST-01061")
                    .doesNotContain("broken");
        }
    }

    @Test
    void refusesUnsignedRequestsInCloudMode() {
        var cloud = Map.of("inngest.dev", "", "inngest.signing-key", "signkey-test-12345678");
        try (var app = TestApplication.with(cloud, Onboarding.class)) {
            assertThat(app.call("onboarding-welcome", "user/registered", ADA)).startsWith("401 ");
        }
    }

    @Test
    void streamsCallRequestsFromAnotherThreadIfConfigured() throws IOException {
        Executor managed = task -> new Thread(task).start();
        try (var jndi = TestJndi.with("java:comp/DefaultManagedExecutorService", managed);
                var app = TestApplication.with(Map.of("inngest.streaming", "true"), Onboarding.class)) {
            var answer = app.get(Endpoint.class).answerOrStream(call());

            assertThat(jndi).isNotNull();
            assertThat(answer.status()).isEqualTo(201);
            assertThat(written(answer)).startsWith("{\"status\":206,").contains("\\\"data\\\":\\\"42\\\"");
        }
    }

    @Test
    void doesNotStreamWithoutAThreadOfTheServer() {
        try (var app = TestApplication.with(Map.of("inngest.streaming", "true"), Onboarding.class)) {
            var answer = app.get(Endpoint.class).answerOrStream(call());

            assertThat(answer).isInstanceOf(ServeResponse.class);
            assertThat(answer.status()).isEqualTo(206);
        }
    }

    @Test
    void doesNotStreamUnlessConfigured() {
        try (var app = TestApplication.of(Onboarding.class)) {
            assertThat(app.get(Endpoint.class).answerOrStream(call())).isInstanceOf(ServeResponse.class);
        }
    }

    private static ServeRequest call() {
        var body = """
                {"event": {"name": "user/registered", "data": %s}, "ctx": {"run_id": "01RUN"}}""".formatted(ADA);
        return new ServeRequest(
                "POST",
                URI.create("http://localhost/api/inngest?fnId=shop-onboarding-welcome&stepId=step"),
                header -> null,
                new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
    }

    private static String written(ServeAnswer answer) throws IOException {
        var out = new ByteArrayOutputStream();
        ((StreamedResponse) answer).writeTo(out);
        return out.toString(StandardCharsets.UTF_8).strip();
    }

    private static String get(TestApplication app) {
        var answer = app.get(Endpoint.class)
                .answer(new ServeRequest(
                        "GET",
                        URI.create("http://localhost/api/inngest"),
                        header -> null,
                        InputStream.nullInputStream()));
        return answer.status() + " " + new String(answer.body(), StandardCharsets.UTF_8);
    }

    @ApplicationScoped
    public static class Onboarding {
        @Inject
        private Step step;

        @Workflow
        void welcome(UserRegistered user) {
            step.run("welcome", user::userId);
        }
    }

    @ApplicationScoped
    public static class Unmakeable {
        @Produces
        JsonMapper mapper() {
            throw new IllegalStateException("broken");
        }
    }

    @ApplicationScoped
    public static class UnmakeableLater {
        @Produces
        @ApplicationScoped
        JsonMapper mapper() {
            throw new IllegalStateException("broken");
        }
    }
}
