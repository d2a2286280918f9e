package io.github.inngestcdi.internal.serve;

import io.github.inngestcdi.Inngest;
import io.github.inngestcdi.InngestException;
import io.github.inngestcdi.InngestSettings;
import io.github.inngestcdi.internal.client.HttpCheckpoints;
import io.github.inngestcdi.internal.client.ServerConnection;
import io.github.inngestcdi.internal.engine.Engine;
import io.github.inngestcdi.internal.engine.FunctionRegistry;
import io.github.inngestcdi.internal.json.JsonPlatform;
import io.github.inngestcdi.middleware.ServerReply;
import io.github.inngestcdi.spi.JsonMapper;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Stream;

/**
 * The endpoint: {@code GET} introspects the app, {@code PUT} syncs it, {@code POST} runs its functions. In cloud mode only
 * signed requests are answered, and with signed answers. Never throws. Safe for use by many threads.
 */
public final class ServeHandler implements AutoCloseable {
    private final Logger logger = System.getLogger("io.github.inngestcdi");
    private final InngestSettings settings;
    private final ServerConnection connection;
    private final Gate gate;
    private final ServerKind serverKind;
    private final Responses responses;
    private final FailureResponses failures;
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
     * @param framework names to the server what the requests come through: {@code jakarta-rest}
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
        var signature = new Signature(
                Stream.of(settings.signingKey(), settings.signingKeyFallback())
                        .flatMap(Optional::stream)
                        .toList(),
                clock);
        this.json = json;
        serverKind = new ServerKind(settings);
        hooks = new RequestHooks(functions);
        responses = new Responses(settings, signature, json, framework);
        failures = new FailureResponses(settings, responses, new RefusalLog(clock));
        gate = new Gate(settings, new Authentication(settings, signature, serverKind, json), failures);
        var registration = new Registration(settings, functions, json, framework);
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
        return gate.admit(request).response(this::answer);
    }

    /**
     * {@return the answer to {@code request}; with {@code inngest.streaming}, that to a call request begins before its
     * function has ended}
     *
     * @param functions runs a function whose answer is streamed; any other runs on the calling thread
     */
    public ServeAnswer handle(ServeRequest request, Executor functions) {
        var admission = gate.admit(request);
        return settings.streaming() && request.isCall() && admission instanceof Admission.Admitted call
                ? stream(call, functions)
                : admission.response(this::answer);
    }

    private ServeAnswer stream(Admission.Admitted call, Executor functions) {
        try {
            return new StreamedResponse(CompletableFuture.supplyAsync(() -> logged(call), functions), json);
        } catch (RejectedExecutionException full) {
            return answer(call);
        }
    }

    /** Logs an error, as no caller sees the exception of an executor's task. */
    private ServeResponse logged(Admission.Admitted call) {
        try {
            return answer(call);
        } catch (Error e) {
            logger.log(Level.ERROR, ServeMessages.streamFailed(), e);
            throw e;
        }
    }

    private ServeResponse answer(Admission.Admitted admitted) {
        long start = System.nanoTime();
        var request = admitted.request();
        try {
            serverKind.check(request);
            var reply = hooks.around(request, () -> reply(admitted));
            return responses.of(reply, admitted.key(), Duration.ofNanos(System.nanoTime() - start));
        } catch (RuntimeException e) {
            return failures.of(request, e, admitted.key());
        }
    }

    /**
     * Registers the app with the server, at {@code url}.
     *
     * @throws InngestException if the server cannot be reached or refuses
     */
    public void sync(URI url) {
        syncer.sync(url, Optional.empty(), Optional.empty());
    }

    /** {@return the outcome of the syncs so far} */
    public SyncState syncState() {
        return syncer.state();
    }

    private ServerReply reply(Admission.Admitted admitted) {
        var request = admitted.request();
        boolean signed = admitted.key().isPresent();
        return switch (request.method()) {
            case "GET" ->
                new ServerReply(200, Map.of(), (signed ? introspection.signed() : introspection.unsigned()).toString());
            case "PUT" -> syncs.answer(request, admitted.body(), signed);
            case "POST" -> request.isCall() ? calls.answer(request, admitted.body()) : probed(request);
            default -> throw ServeMessages.methodNotAllowed(request.method());
        };
    }

    private static ServerReply probed(ServeRequest request) {
        var probe = request.query("probe").orElse("");
        if (!probe.equals("trust")) {
            throw ServeMessages.unknownProbe(probe);
        }
        return new ServerReply(200, Map.of(), "null");
    }

    @Override
    public void close() {
        engine.close();
        connection.close();
    }
}
