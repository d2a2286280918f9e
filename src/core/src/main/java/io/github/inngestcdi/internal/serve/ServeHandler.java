package io.github.inngestcdi.internal.serve;

import io.github.inngestcdi.Inngest;
import io.github.inngestcdi.InngestException;
import io.github.inngestcdi.InngestSettings;
import io.github.inngestcdi.Secret;
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
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The endpoint: {@code GET} tells of the app, {@code PUT} syncs it, {@code POST} runs its functions. In cloud mode only
 * signed requests are answered, and with signed answers. Never throws. Safe for use by many threads.
 */
public final class ServeHandler implements AutoCloseable {
    private final Logger logger = System.getLogger("io.github.inngestcdi");
    private final InngestSettings settings;
    private final ServerConnection connection;
    private final Authentication authentication;
    private final ServerKind serverKind;
    private final Responses responses;
    private final Introspection introspection;
    private final Syncer syncer;
    private final Engine engine;
    private final SyncHandler syncs;
    private final CallHandler calls;

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
        connection = new ServerConnection(settings);
        Signature signature = new Signature(
                Stream.of(settings.signingKey(), settings.signingKeyFallback())
                        .flatMap(Optional::stream)
                        .toList(),
                clock);
        serverKind = new ServerKind(settings);
        authentication = new Authentication(settings, signature, serverKind);
        responses = new Responses(settings, signature, json, framework);
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
        syncs = new SyncHandler(
                settings,
                syncer,
                new InBandSync(settings, registration, introspection, json),
                new ServeUrl(settings),
                json);
        calls = new CallHandler(
                functions,
                engine,
                new RunState(settings, connection, json),
                new AnswerWriter(json),
                new FailureLog(),
                json);
    }

    /** {@return the answer to {@code request}} */
    public ServeResponse handle(ServeRequest request) {
        Optional<Secret> key = Optional.empty();
        long start = System.nanoTime();
        try {
            authentication.requireSignature(request);
            byte[] body = read(request);
            key = authentication.keyOf(request, body);
            serverKind.check(request);
            Reply reply = reply(request, body, key.isPresent());
            return responses.of(reply, key, Duration.ofNanos(System.nanoTime() - start));
        } catch (BadRequest e) {
            logger.log(Level.WARNING, "{0}", e.getMessage());
            return responses.failure(e.status(), e.name(), String.valueOf(e.getMessage()), key);
        } catch (InngestException e) {
            logger.log(Level.WARNING, "{0}", e.getMessage());
            return responses.failure(500, "InngestException", String.valueOf(e.getMessage()), key);
        } catch (RuntimeException e) {
            String message = ServeMessages.failed(request.method());
            logger.log(Level.ERROR, message, e);
            return responses.failure(500, "InternalError", message, key);
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
            case "PUT" -> syncs.answer(request, body, signed);
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

    @Override
    public void close() {
        engine.close();
        connection.close();
    }
}
