package io.github.inngestcdi.devserver.internal.dispatch;

import io.github.inngestcdi.devserver.internal.messages.DevServerMessages;
import io.github.inngestcdi.devserver.internal.protocol.Answer;
import io.github.inngestcdi.devserver.internal.protocol.AnswerReader;
import io.github.inngestcdi.devserver.internal.protocol.RunError;
import io.github.inngestcdi.devserver.internal.protocol.SigningKey;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadLocalRandom;

/** Calls apps by HTTP, at the URL of the function. */
public final class HttpTransport implements Transport {
    static final Duration TIMEOUT = Duration.ofHours(2);

    private final HttpClient http;
    private final InstantSource clock;
    private final Optional<SigningKey> key;
    private volatile boolean closed;

    public HttpTransport(HttpClient http, InstantSource clock, Optional<SigningKey> key) {
        this.http = http;
        this.clock = clock;
        this.key = key;
    }

    @Override
    public CompletionStage<Answer> call(CallRequest call) {
        HttpRequest request;
        try {
            request = request(call);
        } catch (IllegalArgumentException e) {
            var error = RunError.of("Error", "the function can't be called at its URL: " + e.getMessage());
            return CompletableFuture.completedStage(Answer.Failed.of(error, true, false));
        }
        return http.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray())
                .handle((response, problem) -> problem == null
                        ? new AnswerReader(clock.instant()).read(response)
                        : unreachable(request, problem));
    }

    private HttpRequest request(CallRequest call) {
        var body = call.body();
        var request =
                HttpRequest.newBuilder(call.url()).timeout(TIMEOUT).POST(HttpRequest.BodyPublishers.ofByteArray(body));
        call.headers(hex(16), hex(8)).forEach(request::setHeader);
        // signed at the time of the machine, as the app compares it with its own clock
        key.ifPresent(with -> request.setHeader(
                "x-inngest-signature", with.sign(body, InstantSource.system().instant())));
        return request.build();
    }

    private static String hex(int bytes) {
        var random = new byte[bytes];
        ThreadLocalRandom.current().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    private Answer unreachable(HttpRequest request, Throwable problem) {
        var cause = problem instanceof CompletionException && problem.getCause() != null ? problem.getCause() : problem;
        if (!closed && !(cause instanceof IOException) && !(cause instanceof UnresolvedAddressException)) {
            DevServerMessages.taskFailed(cause);
        }
        var why = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        var error = RunError.of("Error", "Unable to reach SDK URL " + origin(request) + ": " + why);
        return Answer.Failed.of(error, false, true);
    }

    private static String origin(HttpRequest request) {
        return request.uri().getScheme() + "://" + request.uri().getAuthority()
                + request.uri().getPath();
    }

    @Override
    public void close() {
        closed = true;
    }
}
