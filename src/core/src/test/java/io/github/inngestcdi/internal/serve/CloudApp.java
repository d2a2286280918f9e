package io.github.inngestcdi.internal.serve;

import io.github.inngestcdi.FunctionDefinition;
import io.github.inngestcdi.Secret;
import io.github.inngestcdi.internal.json.JsonPlatform;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An app in cloud mode, and a server that has its key. */
public final class CloudApp {
    public static final String SIGNATURE = Signature.HEADER;
    public static final String KEY = "signkey-test-7468697320697320612074657374206b6579";
    public static final String OLD_KEY = "signkey-test-0123456789abcdef";
    public static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    private final TestApp app = new TestApp()
            .at(NOW)
            .with("inngest.dev", "false")
            .with("inngest.signing-key", KEY)
            .with("inngest.signing-key-fallback", OLD_KEY)
            .with("inngest.event-key", "secret-event-key")
            .with(FunctionDefinition.builder("hello", Object.class, context -> "hi")
                    .build());

    public CloudApp with(String key, String value) {
        app.with(key, value);
        return this;
    }

    public CloudApp with(FunctionDefinition<?, ?> function) {
        app.with(function);
        return this;
    }

    public ServeResponse unsigned(String method, String query, String body, Map<String, String> headers) {
        return app.send(method, query, body, headers);
    }

    public ServeResponse signed(String method, String query, String body, Map<String, String> headers) {
        Map<String, String> all = new HashMap<>(headers);
        all.put(Signature.HEADER, signature(KEY, NOW, body));
        return unsigned(method, query, body, all);
    }

    public static String signature(String key, Instant time, String body) {
        return new Signature(List.of(), Clock.fixed(time, ZoneOffset.UTC))
                .sign(new Secret(key), body.getBytes(StandardCharsets.UTF_8));
    }

    public static JsonObject json(ServeResponse response) {
        return new JsonPlatform().object(TestApp.text(response));
    }
}
