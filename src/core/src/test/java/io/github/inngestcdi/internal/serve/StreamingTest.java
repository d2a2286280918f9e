package io.github.inngestcdi.internal.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.inngestcdi.FunctionDefinition;
import io.github.inngestcdi.internal.engine.CallRequestBody;
import io.github.inngestcdi.internal.json.JsonPlatform;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

/** Answers that begin before their function ends. */
class StreamingTest {
    private static final String CALL = "?fnId=app-hello&stepId=step";
    private static final String BODY = new CallRequestBody().json();

    private final List<Runnable> tasks = new ArrayList<>();

    private static TestApp cloudApp() {
        return new TestApp()
                .at(CloudApp.NOW)
                .with("inngest.streaming", "true")
                .with("inngest.dev", "false")
                .with("inngest.signing-key", CloudApp.KEY)
                .with("inngest.event-key", "key")
                .with(FunctionDefinition.builder("hello", Object.class, context -> "hi")
                        .build());
    }

    private static ServeRequest signed(String query, String body) {
        var headers = Map.of(Signature.HEADER, CloudApp.signature(CloudApp.KEY, CloudApp.NOW, body));
        return request(query, body, headers);
    }

    private static ServeRequest request(String query, String body, Map<String, String> headers) {
        return new ServeRequest(
                "POST",
                URI.create("http://localhost/api/inngest" + query),
                headers::get,
                new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
    }

    private static String written(ServeAnswer answer) throws IOException {
        var out = new ByteArrayOutputStream();
        ((StreamedResponse) answer).writeTo(out);
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void hasStatusHeadersAndSignatureInItsBody() throws IOException {
        var answer = cloudApp().endpoint().handle(signed(CALL, BODY), Runnable::run);

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.headers()).containsEntry("Content-Type", "application/json");
        var envelope = new JsonPlatform().object(written(answer));
        assertThat(envelope).containsOnlyKeys("status", "headers", "body");
        assertThat(envelope.getInt("status")).isEqualTo(200);
        assertThat(envelope.getString("body")).isEqualTo("\"hi\"");
        assertThat(envelope.getJsonObject("headers").getString("x-inngest-sdk")).startsWith("inngest-java");
        assertThat(envelope.getJsonObject("headers").getString(Signature.HEADER))
                .isEqualTo(CloudApp.signature(CloudApp.KEY, CloudApp.NOW, "\"hi\""));
    }

    @Test
    void runsTheFunctionOnTheExecutorWhileTheConnectionIsHeld() throws IOException {
        var answer = cloudApp().endpoint().handle(signed(CALL, BODY), tasks::add);

        assertThat(answer.status()).isEqualTo(201);
        assertThat(tasks).hasSize(1);

        tasks.get(0).run();

        assertThat(written(answer)).startsWith("{").contains("\\\"hi\\\"");
    }

    @Test
    void writesASpaceNowAndThenUntilTheFunctionHasEnded() throws IOException {
        var ended = new CompletableFuture<ServeResponse>();
        var out = new ByteArrayOutputStream() {
            @Override
            public synchronized void write(int b) {
                super.write(b);
                if (size() == 3) {
                    ended.complete(new ServeResponse(206, Map.of(), "[]".getBytes(StandardCharsets.UTF_8)));
                }
            }
        };

        new StreamedResponse(ended, Duration.ofMillis(1), new JsonPlatform()).writeTo(out);

        assertThat(out.toString(StandardCharsets.UTF_8))
                .matches(" {3,}\\{\"status\":206,\"headers\":\\{},\"body\":\"\\[]\"}");
    }

    @Test
    void sendsItsHeadersBeforeAnythingElse() throws IOException {
        var log = new StringBuilder();
        var ended = CompletableFuture.completedFuture(new ServeResponse(200, Map.of(), new byte[0]));

        new StreamedResponse(ended, new JsonPlatform()).writeTo(new OutputStream() {
            @Override
            public void write(int b) {
                log.append((char) b);
            }

            @Override
            public void flush() {
                log.append('|');
            }
        });

        assertThat(log.toString()).startsWith("|{").endsWith("}|");
    }

    @Test
    void reportsAnErrorInPlaceOfAnAnswer() throws IOException {
        var failed = CompletableFuture.<ServeResponse>failedFuture(new StackOverflowError());

        assertThat(written(new StreamedResponse(failed, new JsonPlatform())))
                .startsWith("{\"error\":")
                .contains("INNGEST-00318");
    }

    @Test
    void endsWithTheConnection() {
        var never = new CompletableFuture<ServeResponse>();
        var gone = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("gone");
            }
        };

        assertThatThrownBy(() -> new StreamedResponse(never, Duration.ofMillis(1), new JsonPlatform()).writeTo(gone))
                .isInstanceOf(IOException.class)
                .hasMessage("gone");
    }

    @Test
    void refusesAnUnsignedRequestAtOnce() {
        var answer = cloudApp().endpoint().handle(request(CALL, BODY, Map.of()), tasks::add);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer).isInstanceOf(ServeResponse.class);
        assertThat(tasks).isEmpty();
    }

    @Test
    void answersARequestOfAnotherKindAtOnce() {
        var answer = cloudApp().endpoint().handle(signed("?probe=trust", ""), tasks::add);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(tasks).isEmpty();
    }

    @Test
    void answersAtOnceByDefault() {
        var answer = cloudApp().with("inngest.streaming", "false").endpoint().handle(signed(CALL, BODY), tasks::add);

        assertThat(answer).isInstanceOf(ServeResponse.class);
        assertThat(tasks).isEmpty();
    }

    @Test
    void runsTheFunctionOnTheCallingThreadIfTheExecutorIsFull() {
        Executor full = task -> {
            throw new RejectedExecutionException();
        };

        var answer = cloudApp().endpoint().handle(signed(CALL, BODY), full);

        assertThat(TestApp.text((ServeResponse) answer)).isEqualTo("\"hi\"");
    }
}
