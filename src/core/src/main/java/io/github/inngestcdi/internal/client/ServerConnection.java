package io.github.inngestcdi.internal.client;

import io.github.inngestcdi.InngestException;
import io.github.inngestcdi.InngestSettings;
import io.github.inngestcdi.Secret;
import io.github.inngestcdi.internal.Sdk;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The connection of the app to the server. The first request creates the HTTP client and {@link #close} releases it, so that
 * its threads end with the deployment. Safe for use by many threads.
 */
public final class ServerConnection implements AutoCloseable {
    private final InngestSettings settings;
    private @Nullable HttpClient client;

    public ServerConnection(InngestSettings settings) {
        this.settings = settings;
    }

    /** {@return a request to {@code uri} with the headers that every request has} */
    public HttpRequest.Builder request(URI uri) {
        var request = HttpRequest.newBuilder(uri)
                .timeout(settings.requestTimeout())
                .header("Content-Type", "application/json")
                .header("User-Agent", Sdk.HEADER)
                .header("x-inngest-sdk", Sdk.HEADER);
        settings.env().ifPresent(env -> request.header("x-inngest-env", env));
        return request;
    }

    /**
     * {@return the answer to {@code request}}
     *
     * @throws InngestException if there was none
     */
    public HttpResponse<String> send(HttpRequest request) {
        var answer = client().sendAsync(request, BodyHandlers.ofString());
        try {
            // the request's own timeout covers the headers only, not a body that never ends
            return answer.get(settings.requestTimeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw ClientMessages.unreachable(request.uri(), e.getCause() instanceof IOException cause ? cause : e);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw ClientMessages.unreachable(request.uri(), new HttpTimeoutException("request timed out"));
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw ClientMessages.interrupted(request.uri(), e);
        }
    }

    /**
     * {@return the answer to {@code request}, sent with the signing key, and again with the fallback key if the server
     * does not accept the first (Inngest SDK specification, 4.1.4)}
     *
     * @throws InngestException if there was none
     */
    public HttpResponse<String> sendSigned(HttpRequest.Builder request) {
        var answer = send(authorized(request, settings.signingKey()));
        boolean unauthorized = answer.statusCode() == 401 || answer.statusCode() == 403;
        return unauthorized && settings.signingKeyFallback().isPresent()
                ? send(authorized(request, settings.signingKeyFallback()))
                : answer;
    }

    private static HttpRequest authorized(HttpRequest.Builder request, Optional<Secret> key) {
        key.ifPresent(secret -> request.setHeader("Authorization", "Bearer " + SigningKeys.bearerToken(secret)));
        return request.build();
    }

    private synchronized HttpClient client() {
        if (client == null) {
            client = HttpClient.newBuilder()
                    .connectTimeout(settings.requestTimeout())
                    .build();
        }
        return client;
    }

    @Override
    public synchronized void close() {
        client = null;
    }
}
