package io.github.inngestcdi.internal.client;

import io.github.inngestcdi.InngestException;
import io.github.inngestcdi.InngestSettings;
import io.github.inngestcdi.internal.engine.CheckpointApi;
import io.github.inngestcdi.internal.json.JsonPlatform;
import io.github.inngestcdi.internal.wire.CallContext;
import io.github.inngestcdi.internal.wire.Operation;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Checkpoints over HTTP: {@code POST /v1/checkpoint/{run}/async}. After a failure none is tried for a while, as each try
 * takes its time and the steps go into the answers all the same.
 */
public final class HttpCheckpoints implements CheckpointApi {
    private static final int STALE = 409;
    private static final Set<Integer> UNKNOWN_TO_THE_SERVER = Set.of(404, 405, 501);
    private static final Duration AFTER_A_FAILURE = Duration.ofSeconds(30);
    private static final Duration WITHOUT_THE_API = Duration.ofMinutes(10);

    private final System.Logger logger = System.getLogger("io.github.inngestcdi");
    private final InngestSettings settings;
    private final ServerConnection connection;
    private final JsonPlatform json;
    private final Backoff backoff;
    private final Clock clock;
    private volatile Instant notBefore = Instant.MIN;

    public HttpCheckpoints(InngestSettings settings, ServerConnection connection, JsonPlatform json, Clock clock) {
        this(settings, connection, json, clock, Backoff.sleeping());
    }

    HttpCheckpoints(
            InngestSettings settings, ServerConnection connection, JsonPlatform json, Clock clock, Backoff backoff) {
        this.settings = settings;
        this.connection = connection;
        this.json = json;
        this.clock = clock;
        this.backoff = backoff;
    }

    @Override
    public boolean isAvailable() {
        return !clock.instant().isBefore(notBefore);
    }

    @Override
    public Outcome save(CallContext context, Instant requestStarted, List<Operation> steps) {
        String body = body(context, requestStarted, steps);
        try {
            int status = backoff.retry(() -> status(uri(context.runId()), body));
            return status == STALE ? Outcome.STALE : Outcome.SAVED;
        } catch (InngestException e) {
            boolean unknown = UNKNOWN_TO_THE_SERVER.contains(e.status().orElse(0));
            Duration pause = unknown ? WITHOUT_THE_API : AFTER_A_FAILURE;
            notBefore = clock.instant().plus(pause);
            logger.log(
                    unknown ? Level.DEBUG : Level.WARNING,
                    ClientMessages.checkpointFailed(context.runId(), steps.size(), pause, e));
            return Outcome.FAILED;
        }
    }

    private URI uri(String runId) {
        return URI.create("%s/v1/checkpoint/%s/async".formatted(settings.apiBaseUrl(), PathSegment.of(runId)));
    }

    private int status(URI uri, String body) {
        HttpResponse<String> answer =
                connection.sendSigned(connection.request(uri).POST(BodyPublishers.ofString(body)));
        if (answer.statusCode() == STALE || answer.statusCode() / 100 == 2) {
            return answer.statusCode();
        }
        throw ClientMessages.refused(uri, answer.statusCode(), answer.body(), List.of());
    }

    private String body(CallContext context, Instant requestStarted, List<Operation> steps) {
        JsonArrayBuilder array = json.newArray();
        steps.forEach(step -> array.add(step.toJson(json)));
        JsonObjectBuilder body = json.newObject()
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
                .build()
                .toString();
    }
}
