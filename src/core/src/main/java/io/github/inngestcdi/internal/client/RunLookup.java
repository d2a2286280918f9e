package io.github.inngestcdi.internal.client;

import io.github.inngestcdi.InngestException;
import io.github.inngestcdi.RunStatus;
import io.github.inngestcdi.spi.JsonMapper;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks the server for runs: {@code GET /v1/runs/{id}} and {@code GET /v1/events/{id}/runs}. */
final class RunLookup {
    /** The error by which the server reports, with status 500, that it does not know the run. */
    private static final String UNKNOWN_RUN = "Unable to load function run";

    private final RestApi api;
    private final RunReader reader;
    private final Clock clock;

    RunLookup(RestApi api, JsonMapper mapper, ReadHooks hooks, Clock clock) {
        this.api = api;
        this.reader = new RunReader(mapper, hooks);
        this.clock = clock;
    }

    Optional<ServerRun> find(String runId) {
        return run("/v1/runs/" + Target.encoded(runId));
    }

    /** {@return the run as it is now, not as the server's cache has it} */
    Optional<ServerRun> findNow(String runId) {
        return run("/v1/runs/" + Target.encoded(runId) + now());
    }

    List<ServerRun> startedBy(String eventId) {
        return runs("/v1/events/" + Target.encoded(eventId) + "/runs");
    }

    /** {@return the runs as they are now, not as the server's cache has them} */
    List<ServerRun> startedByNow(String eventId) {
        return runs("/v1/events/" + Target.encoded(eventId) + "/runs" + now());
    }

    /** The server caches its answers by their URL, those about events for 15 seconds. */
    private String now() {
        return "?now=" + clock.millis();
    }

    private Optional<ServerRun> run(String path) {
        var reply = api.get(path, RunLookup::isUnknown);
        return reply.accepted()
                ? Optional.of(withOutput(read(reply, reply.data().orElseThrow(reply::unreadable))))
                : Optional.empty();
    }

    private List<ServerRun> runs(String path) {
        var reply = api.get(path, RestApi::isNotFound);
        List<ServerRun> runs = new ArrayList<>();
        for (var run : reply.list()) {
            runs.add(read(reply, run));
        }
        return runs;
    }

    private static boolean isUnknown(Reply reply) {
        return reply.status() == 404 || reply.reason().startsWith(UNKNOWN_RUN);
    }

    private ServerRun read(Reply reply, JsonObject run) {
        try {
            return reader.read(run);
        } catch (RuntimeException e) {
            throw reply.unreadable();
        }
    }

    /** The server gives an empty string for the output of a run that has checkpointed; its newer API has it. */
    private ServerRun withOutput(ServerRun run) {
        boolean hasOutput = run.status() == RunStatus.COMPLETED || run.status() == RunStatus.FAILED;
        if (!hasOutput
                || !(run.raw() instanceof JsonString text)
                || !text.getString().isEmpty()) {
            return run;
        }
        try {
            var reply = api.get("/v2/runs/" + Target.encoded(run.id()) + "?includeOutput=true", any -> true);
            return reply.data()
                    .map(data -> data.get("output"))
                    .map(RunLookup::unwrapped)
                    .map(run::withRaw)
                    .orElse(run);
        } catch (InngestException e) {
            return run;
        }
    }

    /** That API returns objects only: it puts any other value under {@code data}. */
    private static JsonValue unwrapped(JsonValue output) {
        return output instanceof JsonObject object
                        && object.size() == 1
                        && object.containsKey("data")
                        && !(object.get("data") instanceof JsonObject)
                ? object.get("data")
                : output;
    }
}
