package io.github.inngestcdi.internal.serve;

import io.github.inngestcdi.internal.json.JsonPlatform;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A response whose body begins before its function has ended: a space now and then, so that no proxy takes the connection for
 * dead, and at the end the real response, with its status and headers.
 */
public final class StreamedResponse implements ServeAnswer {
    private static final Duration PAUSE = Duration.ofSeconds(3);

    private final Future<ServeResponse> answer;
    private final Duration pause;
    private final JsonPlatform json;

    StreamedResponse(Future<ServeResponse> answer, JsonPlatform json) {
        this(answer, PAUSE, json);
    }

    StreamedResponse(Future<ServeResponse> answer, Duration pause, JsonPlatform json) {
        this.answer = answer;
        this.pause = pause;
        this.json = json;
    }

    @Override
    public int status() {
        return 201;
    }

    @Override
    public Map<String, String> headers() {
        return Map.of("Content-Type", "application/json");
    }

    /**
     * Writes the body, and returns when the function has ended.
     *
     * @param body is flushed at once, so that the headers go out, and after each write; not closed
     * @throws IOException if the client is gone; the function goes on
     */
    public void writeTo(OutputStream body) throws IOException {
        body.flush();
        while (!isEnded()) {
            body.write(' ');
            body.flush();
        }
        body.write(envelope().getBytes(StandardCharsets.UTF_8));
        body.flush();
    }

    private boolean isEnded() throws InterruptedIOException {
        try {
            answer.get(pause.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException notYet) {
            return false;
        } catch (ExecutionException failed) {
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }

    /** The body stays a text, so that its signature holds for the very bytes. */
    private String envelope() throws InterruptedIOException {
        try {
            var ended = answer.get();
            var headers = json.newObject();
            ended.headers().forEach(headers::add);
            return json.newObject()
                    .add("status", ended.status())
                    .add("headers", headers)
                    .add("body", new String(ended.body(), StandardCharsets.UTF_8))
                    .build()
                    .toString();
        } catch (ExecutionException failed) {
            return json.newObject()
                    .add("error", ServeMessages.streamFailed())
                    .build()
                    .toString();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }
}
