package io.github.inngestcdi.internal.client;

import io.github.inngestcdi.InngestException;
import io.github.inngestcdi.InngestSettings;
import io.github.inngestcdi.internal.engine.CheckpointApi;
import io.github.inngestcdi.internal.json.JsonPlatform;
import io.github.inngestcdi.internal.wire.CallContext;
import io.github.inngestcdi.internal.wire.Operation;
import jakarta.json.JsonObject;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Checkpoints over HTTP: {@code POST /v1/checkpoint/{run}/async}. After a failure it pauses for a while: each try takes
 * time, and the steps go into the answers anyway.
 */
public final class HttpCheckpoints implements CheckpointApi {
    private static final int STALE = 409;
    private static final Set<Integer> UNKNOWN_TO_THE_SERVER = Set.of(404, 405, 501);

    /** About one run, which has ended, or one large step: the server may still accept those of others. */
    private static final Set<Integer> ABOUT_ONE_RUN = Set.of(400, 413);

    private static final Duration AFTER_A_FAILURE = Duration.ofSeconds(30);
    private static final Duration WITHOUT_THE_API = Duration.ofMinutes(10);

    private final System.Logger logger = System.getLogger("io.github.inngestcdi");
    private final RestApi api;
    private final JsonPlatform json;
    private final Clock clock;
    private volatile Instant notBefore = Instant.MIN;

    public HttpCheckpoints(InngestSettings settings, ServerConnection connection, JsonPlatform json, Clock clock) {
        var target = new Target(settings, connection, settings.env(), settings.eventKey());
        this.api = new RestApi(target, json, Backoff.brief(), clock);
        this.json = json;
        this.clock = clock;
    }

    @Override
    public boolean isAvailable() {
        return !clock.instant().isBefore(notBefore);
    }

    @Override
    public Outcome save(CallContext context, Instant requestStarted, List<Operation> steps) {
        var path = "/v1/checkpoint/%s/async".formatted(Target.encoded(context.runId()));
        try {
            int status = api.post(path, body(context, requestStarted, steps), reply -> reply.status() == STALE)
                    .status();
            return status == STALE ? Outcome.STALE : Outcome.SAVED;
        } catch (InngestException e) {
            int status = e.status().orElse(0);
            if (ABOUT_ONE_RUN.contains(status) || e.getCause() instanceof InterruptedException) {
                logger.log(
                        Level.DEBUG, ClientMessages.checkpointFailed(context.runId(), steps.size(), Duration.ZERO, e));
                return Outcome.FAILED;
            }
            boolean unknown = UNKNOWN_TO_THE_SERVER.contains(status);
            var pause = unknown ? WITHOUT_THE_API : AFTER_A_FAILURE;
            notBefore = clock.instant().plus(pause);
            logger.log(
                    unknown ? Level.DEBUG : Level.WARNING,
                    ClientMessages.checkpointFailed(context.runId(), steps.size(), pause, e));
            return Outcome.FAILED;
        }
    }

    private JsonObject body(CallContext context, Instant requestStarted, List<Operation> steps) {
        var array = json.newArray();
        steps.forEach(step -> array.add(step.toJson(json)));
        var body = json.newObject()
                .add("run_id", context.runId())
                .add("fn_id", context.dispatch().functionId())
                .add("qi_id", context.dispatch().queueItemId());
        if (!context.dispatch().requestId().isEmpty()) {
            body.add("request_id", context.dispatch().requestId());
        }
        if (context.dispatch().generation() > 0) {
            body.add("generation_id", context.dispatch().generation());
        }
        return body.add("request_started_at", requestStarted.toEpochMilli())
                .add("steps", array)
                .add("ts", clock.instant().toEpochMilli())
                .build();
    }
}
