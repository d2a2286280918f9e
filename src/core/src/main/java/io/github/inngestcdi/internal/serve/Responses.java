package io.github.inngestcdi.internal.serve;

import io.github.inngestcdi.InngestSettings;
import io.github.inngestcdi.Secret;
import io.github.inngestcdi.internal.Sdk;
import io.github.inngestcdi.internal.json.JsonPlatform;
import io.github.inngestcdi.middleware.ServerReply;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Makes the responses of the endpoint: for an authenticated caller they name the SDK, and are signed. */
final class Responses {
    private static final Map<String, String> BARE = Map.of("Content-Type", "application/json");

    private final InngestSettings settings;
    private final Signature signature;
    private final JsonPlatform json;
    private final Map<String, String> own;

    Responses(InngestSettings settings, Signature signature, JsonPlatform json, String framework) {
        this.settings = settings;
        this.signature = signature;
        this.json = json;
        Map<String, String> headers = new HashMap<>(BARE);
        headers.put("User-Agent", Sdk.HEADER);
        headers.put("x-inngest-sdk", Sdk.HEADER);
        headers.put("x-inngest-sdk-handled", "true");
        headers.put("x-inngest-framework", framework);
        headers.put("x-inngest-req-version", Sdk.REQUEST_VERSION);
        settings.env().ifPresent(env -> headers.put("x-inngest-env", env));
        settings.platform().ifPresent(platform -> headers.put("x-inngest-platform", platform));
        own = Map.copyOf(headers);
    }

    /** {@return {@code reply}, signed with {@code key} if there is one} */
    ServeResponse of(ServerReply reply, Optional<Secret> key) {
        var body = reply.body().getBytes(StandardCharsets.UTF_8);
        Map<String, String> headers = new HashMap<>(isTrusted(key) ? own : BARE);
        headers.putAll(reply.headers());
        key.ifPresent(secret -> headers.put(Signature.HEADER, signature.sign(secret, body)));
        return new ServeResponse(reply.status(), headers, body);
    }

    /** {@return {@code reply}, signed with {@code key} if there is one, with the time that it took} */
    ServeResponse of(ServerReply reply, Optional<Secret> key, Duration took) {
        var response = of(reply, key);
        if (isTrusted(key)) {
            response.headers().put("Server-Timing", "action;dur=" + took.toMillis());
        }
        return response;
    }

    /** {@return an error; an unauthenticated caller is not given its name} */
    ServeResponse failure(int status, String name, String message, Optional<Secret> key) {
        if (!isTrusted(key)) {
            return of(new ServerReply(status, Map.of(), message(status == 401 ? "Unauthorized" : "Refused")), key);
        }
        Map<String, String> headers = status == 405 ? Map.of("Allow", "GET, PUT, POST") : Map.of();
        var body = json.newObject()
                .add("name", name)
                .add("message", message)
                .build()
                .toString();
        return of(new ServerReply(status, headers, body), key);
    }

    private String message(String text) {
        return json.newObject().add("message", text).build().toString();
    }

    private boolean isTrusted(Optional<Secret> key) {
        return settings.dev() || key.isPresent();
    }
}
