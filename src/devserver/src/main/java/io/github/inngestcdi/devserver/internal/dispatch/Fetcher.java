package io.github.inngestcdi.devserver.internal.dispatch;

import io.github.inngestcdi.devserver.internal.protocol.Operation;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Makes the HTTP requests of {@code step.fetch} and {@code step.ai.infer}. */
public final class Fetcher {
    private final HttpClient http;

    public Fetcher(HttpClient http) {
        this.http = http;
    }

    CompletionStage<Fetched> fetch(Operation operation) {
        try {
            var request = GatewayRequest.of(operation);
            return http.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray())
                    .handle((response, problem) -> problem == null
                            ? new Fetched.Response(response)
                            : new Fetched.Failed(String.valueOf(problem), true));
        } catch (IllegalArgumentException e) {
            return CompletableFuture.completedStage(new Fetched.Failed(String.valueOf(e.getMessage()), false));
        }
    }
}
