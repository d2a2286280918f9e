package io.github.inngestcdi.internal.serve;

import io.github.inngestcdi.Inngest;
import io.github.inngestcdi.InngestException;
import io.github.inngestcdi.InngestSettings;
import io.github.inngestcdi.Secret;
import io.github.inngestcdi.internal.Sdk;
import io.github.inngestcdi.internal.client.HttpCheckpoints;
import io.github.inngestcdi.internal.client.ServerConnection;
import io.github.inngestcdi.internal.engine.Engine;
import io.github.inngestcdi.internal.engine.FunctionRegistry;
import io.github.inngestcdi.internal.json.JsonPlatform;
import io.github.inngestcdi.spi.JsonMapper;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The endpoint: {@code GET} tells of the app, {@code PUT} syncs it, {@code POST} runs its functions. In cloud mode only
 * signed requests are answered, and with signed answers. Never throws. Safe for use by many threads.
 */
public final class ServeHandler implements AutoCloseable {
    private final Logger logger = System.getLogger("io.github.inngestcdi");
    private final InngestSettings settings;
    private final String framework;
    private final JsonPlatform json;
    private final ServerConnection connection;
    private final Signature signature;
    private final Authentication authentication;
    private final Introspection introspection;
    private final Syncer syncer;
    private final Engine engine;
    private final CallHandler calls;
    private final ServeUrl serveUrl;

    /**
     * Serves the functions of one app.
     *
     * @param client sends the events of {@code step.sendEvent}
     * @param framework what the requests come through, told to the server: {@code jakarta-rest}
     */
    public ServeHandler(
            InngestSettings settings,
            FunctionRegistry functions,
            JsonPlatform json,
            JsonMapper mapper,
            Inngest client,
            String framework) {
        this(settings, functions, json, mapper, client, framework, Clock.systemUTC());
    }

    ServeHandler(
            InngestSettings settings,
            FunctionRegistry functions,
            JsonPlatform json,
            JsonMapper mapper,
            Inngest client,
            String framework,
            Clock clock) {
        this.settings = settings;
        this.framework = framework;
        this.json = json;
        connection = new ServerConnection(settings);
        signature = new Signature(
                Stream.of(settings.signingKey(), settings.signingKeyFallback())
                        .flatMap(Optional::stream)
                        .toList(),
                clock);
        authentication = new Authentication(settings, signature);
        Registration registration = new Registration(settings, functions, json, framework);
        introspection = new Introspection(settings, functions, registration, json, framework);
        syncer = new Syncer(settings, connection, registration, json);
        engine = new Engine(
                functions,
                json,
                mapper,
                client,
                settings.checkpointing(),
                new HttpCheckpoints(settings, connection, json, clock),
                clock);
        calls = new CallHandler(
                functions,
                engine,
                new RunState(settings, connection, json),
                new AnswerWriter(json),
                new FailureLog(),
                json);
        serveUrl = new ServeUrl(settings);
    }

    /** {@return the answer to {@code request}} */
    public ServeResponse handle(ServeRequest request) {
        Optional<Secret> key = Optional.empty();
        try {
            authentication.requireSignature(request);
            byte[] body = read(request);
            key = authentication.keyOf(request, body);
            return response(reply(request, body, key.isPresent()), key);
        } catch (BadRequest e) {
            logger.log(Level.WARNING, "{0}", e.getMessage());
            return failure(e.status(), e.name(), e.getMessage(), key);
        } catch (InngestException e) {
            logger.log(Level.WARNING, "{0}", e.getMessage());
            return failure(500, "InngestException", e.getMessage(), key);
        } catch (RuntimeException e) {
            logger.log(Level.ERROR, ServeMessages.failed(request.method()), e);
            return failure(500, "InternalError", ServeMessages.failed(request.method()), key);
        }
    }

    /**
     * Tells the server that the app is at {@code url}.
     *
     * @throws InngestException if the server cannot be reached or refuses
     */
    public void sync(URI url) {
        syncer.sync(url, Optional.empty(), Optional.empty());
    }

    private byte[] read(ServeRequest request) {
        try {
            byte[] body = request.body().readNBytes(settings.maxBodySize());
            if (body.length == settings.maxBodySize() && request.body().read() >= 0) {
                throw ServeMessages.bodyTooLarge(settings.maxBodySize());
            }
            return body;
        } catch (IOException e) {
            throw ServeMessages.bodyUnreadable();
        }
    }

    private Reply reply(ServeRequest request, byte[] body, boolean signed) {
        return switch (request.method()) {
            case "GET" -> Reply.of(200, signed ? introspection.signed() : introspection.unsigned());
            case "PUT" -> sync(request);
            case "POST" -> post(request, body);
            default -> throw ServeMessages.methodNotAllowed(request.method());
        };
    }

    private Reply post(ServeRequest request, byte[] body) {
        Optional<String> probe = request.query("probe");
        if (probe.isEmpty()) {
            return calls.answer(request, body);
        }
        if (!probe.get().equals("trust")) {
            throw ServeMessages.unknownProbe(probe.get());
        }
        return Reply.of(200, "null");
    }

    private Reply sync(ServeRequest request) {
        Map<String, String> headers = Map.of("x-inngest-sync-kind", "out_of_band");
        try {
            boolean modified = syncer.sync(
                    serveUrl.of(request), request.query("deployId"), request.header("x-inngest-server-kind"));
            return new Reply(200, headers, syncReply("Successfully registered", modified));
        } catch (InngestException e) {
            logger.log(Level.WARNING, "{0}", e.getMessage());
            return new Reply(500, headers, syncReply(String.valueOf(e.getMessage()), false));
        }
    }

    private String syncReply(String message, boolean modified) {
        return json.newObject()
                .add("message", message)
                .add("modified", modified)
                .build()
                .toString();
    }

    private ServeResponse failure(int status, String name, @Nullable String message, Optional<Secret> key) {
        if (!isTrusted(key)) {
            return bare(status);
        }
        Map<String, String> headers = status == 405 ? Map.of("Allow", "GET, PUT, POST") : Map.of();
        String body = json.newObject()
                .add("name", name)
                .add("message", String.valueOf(message))
                .build()
                .toString();
        return response(new Reply(status, headers, body), key);
    }

    /** Who is not authorized does not even learn what answered. */
    private ServeResponse bare(int status) {
        String body = json.newObject()
                .add("message", status == 401 ? "Unauthorized" : "Refused")
                .build()
                .toString();
        return new ServeResponse(
                status, Map.of("Content-Type", "application/json"), body.getBytes(StandardCharsets.UTF_8));
    }

    private boolean isTrusted(Optional<Secret> key) {
        return settings.dev() || key.isPresent();
    }

    private ServeResponse response(Reply reply, Optional<Secret> key) {
        byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
        Map<String, String> headers = new HashMap<>(reply.headers());
        headers.put("Content-Type", "application/json");
        if (isTrusted(key)) {
            headers.put("User-Agent", Sdk.HEADER);
            headers.put("x-inngest-sdk", Sdk.HEADER);
            headers.put("x-inngest-framework", framework);
            headers.put("x-inngest-req-version", Sdk.REQUEST_VERSION);
            settings.env().ifPresent(env -> headers.put("x-inngest-env", env));
        }
        key.ifPresent(secret -> headers.put(Signature.HEADER, signature.sign(secret, body)));
        return new ServeResponse(reply.status(), headers, body);
    }

    @Override
    public void close() {
        engine.close();
        connection.close();
    }
}
