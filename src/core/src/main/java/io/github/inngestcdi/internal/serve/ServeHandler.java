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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
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
    private final RefusalLog refusals;
    private final RequestHooks hooks;
    private final JsonPlatform json;
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
        this.json = json;
        serverKind = new ServerKind(settings);
        refusals = new RefusalLog(clock);
        hooks = new RequestHooks(functions);
        authentication = new Authentication(settings, signature, serverKind, json);
        responses = new Responses(settings, signature, json, framework);
        Registration registration = new Registration(settings, functions, json, framework);
        introspection = new Introspection(settings, functions, registration, json, framework);
        syncer = new Syncer(settings, connection, registration, json, clock);
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
        return admit(request).answer().get();
    }

    /**
     * {@return the answer to {@code request}; with {@code inngest.streaming}, that to a call request begins before its
     * function has ended}
     *
     * @param functions runs a function whose answer is streamed; any other runs on the calling thread
     */
    public ServeAnswer handle(ServeRequest request, Executor functions) {
        Admission admission = admit(request);
        boolean call = request.method().equals("POST") && request.query("probe").isEmpty();
        return settings.streaming() && call && admission.granted()
                ? stream(admission.answer(), functions)
                : admission.answer().get();
    }

    /** Whether a request may be answered, and what makes the answer, or the refusal. */
    private record Admission(boolean granted, Supplier<ServeResponse> answer) {}

    private Admission admit(ServeRequest request) {
        try {
            authentication.requireSignature(request);
            byte[] body = read(request);
            Optional<Secret> key = authentication.keyOf(request, body);
            return new Admission(true, () -> answer(request, body, key));
        } catch (RuntimeException e) {
            ServeResponse refusal = failure(request, e, Optional.empty());
            return new Admission(false, () -> refusal);
        }
    }

    private ServeAnswer stream(Supplier<ServeResponse> answer, Executor functions) {
        try {
            return new StreamedResponse(CompletableFuture.supplyAsync(() -> logged(answer), functions), json);
        } catch (RejectedExecutionException full) {
            return answer.get();
        }
    }

    /** No caller would ever see what a task of an executor throws. */
    private ServeResponse logged(Supplier<ServeResponse> answer) {
        try {
            return answer.get();
        } catch (Error e) {
            logger.log(Level.ERROR, ServeMessages.streamFailed(), e);
            throw e;
        }
    }

    private ServeResponse answer(ServeRequest request, byte[] body, Optional<Secret> key) {
        long start = System.nanoTime();
        try {
            serverKind.check(request);
            Reply reply = hooks.around(request, () -> reply(request, body, key.isPresent()));
            return responses.of(reply, key, Duration.ofNanos(System.nanoTime() - start));
        } catch (RuntimeException e) {
            return failure(request, e, key);
        }
    }

    private ServeResponse failure(ServeRequest request, RuntimeException e, Optional<Secret> key) {
        if (e instanceof BadRequest refusal) {
            refusals.record(refusal, settings.dev() || key.isPresent());
            return responses.failure(refusal.status(), refusal.name(), String.valueOf(e.getMessage()), key);
        }
        if (e instanceof InngestException) {
            logger.log(Level.WARNING, "{0}", e.getMessage());
            return responses.failure(500, "InngestException", String.valueOf(e.getMessage()), key);
        }
        String message = ServeMessages.failed(request.method());
        logger.log(Level.ERROR, message, e);
        return responses.failure(500, "InternalError", message, key);
    }

    /**
     * Tells the server that the app is at {@code url}.
     *
     * @throws InngestException if the server cannot be reached or refuses
     */
    public void sync(URI url) {
        syncer.sync(url, Optional.empty(), Optional.empty());
    }

    /** {@return what is known of syncs so far} */
    public SyncState syncState() {
        return syncer.state();
    }

    private byte[] read(ServeRequest request) {
        try {
            byte[] body = BodyReader.read(request, settings.maxBodySize());
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
