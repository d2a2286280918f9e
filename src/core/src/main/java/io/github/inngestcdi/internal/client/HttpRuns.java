package io.github.inngestcdi.internal.client;

import io.github.inngestcdi.BulkCancellation;
import io.github.inngestcdi.Cancellation;
import io.github.inngestcdi.GenericType;
import io.github.inngestcdi.Invocation;
import io.github.inngestcdi.RunMetadata;
import io.github.inngestcdi.RunSnapshot;
import io.github.inngestcdi.RunStatus;
import io.github.inngestcdi.Runs;
import io.github.inngestcdi.Score;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads and controls runs over the REST API. */
final class HttpRuns implements Runs {
    private final RestApi api;
    private final RunLookup lookup;
    private final Polling polling;
    private final Invocations invocations;
    private final Cancellations cancellations;
    private final Annotations annotations;

    HttpRuns(
            RestApi api,
            RunLookup lookup,
            Polling polling,
            Invocations invocations,
            Cancellations cancellations,
            Annotations annotations) {
        this.api = api;
        this.lookup = lookup;
        this.polling = polling;
        this.invocations = invocations;
        this.cancellations = cancellations;
        this.annotations = annotations;
    }

    @Override
    public Optional<RunSnapshot> find(String runId) {
        return lookup.find(runId).map(run -> run);
    }

    @Override
    public List<RunSnapshot> startedBy(String eventId) {
        return List.copyOf(lookup.startedBy(eventId));
    }

    @Override
    public RunSnapshot await(String runId, Duration timeout) {
        return ended(runId, timeout);
    }

    private ServerRun ended(String runId, Duration timeout) {
        return polling.ask(
                        () -> lookup.findNow(runId).filter(run -> run.status().hasEnded()), "run " + runId, timeout)
                .orElseThrow(() -> ClientMessages.runNotEnded(runId, timeout));
    }

    @Override
    public <R> @Nullable R result(String runId, Class<R> type, Duration timeout) {
        return this.<R>result(runId, (Type) type, timeout);
    }

    @Override
    public <R> @Nullable R result(String runId, GenericType<R> type, Duration timeout) {
        return this.<R>result(runId, type.type(), timeout);
    }

    @SuppressWarnings("TypeParameterUnusedInFormals")
    <R> @Nullable R result(String runId, Type type, Duration timeout) {
        var run = ended(runId, timeout);
        if (run.status() != RunStatus.COMPLETED) {
            throw ClientMessages.runNotCompleted(run);
        }
        return run.<R>output(type);
    }

    @Override
    public List<RunSnapshot> awaitStartedBy(String eventId, Duration timeout) {
        var ended = polling.ask(
                        () -> Optional.of(lookup.startedByNow(eventId)).filter(HttpRuns::haveEnded),
                        "the runs of event " + eventId,
                        timeout)
                .orElseThrow(() -> ClientMessages.runsNotEnded(eventId, timeout));
        // the list does not have their outputs
        return ended.stream()
                .<RunSnapshot>map(run -> lookup.findNow(run.id()).orElse(run))
                .toList();
    }

    private static boolean haveEnded(List<ServerRun> runs) {
        return !runs.isEmpty() && runs.stream().allMatch(run -> run.status().hasEnded());
    }

    @Override
    public String start(Invocation<?> invocation) {
        return invocations.start(invocation);
    }

    @Override
    public boolean cancel(String runId) {
        return api.delete("/v1/runs/" + Target.encoded(runId), RestApi::isNotFound)
                .accepted();
    }

    @Override
    public BulkCancellation cancelAll(Cancellation cancellation) {
        return cancellations.create(cancellation);
    }

    @Override
    public List<BulkCancellation> cancellations() {
        return cancellations.list();
    }

    @Override
    public boolean withdraw(String cancellationId) {
        return cancellations.delete(cancellationId);
    }

    @Override
    public void score(String runId, Score score) {
        annotations.score(runId, score);
    }

    @Override
    public void metadata(String runId, RunMetadata metadata) {
        annotations.metadata(runId, metadata);
    }
}
