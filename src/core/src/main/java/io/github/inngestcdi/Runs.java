package io.github.inngestcdi;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The runs of functions at the Inngest Server, of this app and the others in its environment. The methods that wait
 * poll the server, after pauses that grow from 0.2 to 5 seconds, on the calling thread. Safe for use by many threads.
 *
 * <p>Every method throws {@link InngestException} if the server cannot be reached, after retries, or refuses, as it
 * does for a malformed id.
 *
 * @since 0.1
 */
public interface Runs {
    /**
     * Looks a run up.
     *
     * @return the run, at most a few seconds old; empty if the server knows no run of this id
     */
    Optional<RunSnapshot> find(String runId);

    /**
     * Lists the runs that an event has started. They appear a moment after the server has accepted the event, and this
     * list may be 15 seconds old; {@link #awaitStartedBy} gets a current one.
     *
     * @param eventId as {@link Inngest#send(Object)} returned it
     * @return the runs; also empty if the server does not know the event
     */
    List<RunSnapshot> startedBy(String eventId);

    /**
     * Waits for a run to end, whatever its outcome, even if the server does not know it yet.
     *
     * @return the ended run
     * @throws RunTimeoutException if it has not ended in time
     * @throws InngestException if the thread is interrupted; its interrupt status stays set
     */
    RunSnapshot await(String runId, Duration timeout);

    /**
     * Waits for a run to complete.
     *
     * @return what it returned, read as {@code type}; {@code null} if it returned nothing
     * @throws RunException if it failed, with its error; or if it was cancelled or skipped
     * @throws RunTimeoutException if it has not ended in time
     * @throws InngestException if the thread is interrupted; its interrupt status stays set
     * @throws IllegalStateException if what it returned does not fit {@code type}
     */
    <R> @Nullable R result(String runId, Class<R> type, Duration timeout);

    /**
     * Waits for a run to complete, its result read as {@code type}.
     *
     * @see #result(String, Class, Duration)
     */
    <R> @Nullable R result(String runId, GenericType<R> type, Duration timeout);

    /**
     * Waits until an event has started a run, and all runs that it has started so far have ended. If a run ends before the
     * server starts the run of another function, this does not wait for the latter.
     *
     * @return the ended runs; at least one
     * @throws RunTimeoutException if none started in time, or one has not ended
     * @throws InngestException if the thread is interrupted; its interrupt status stays set
     */
    List<RunSnapshot> awaitStartedBy(String eventId, Duration timeout);

    /**
     * Starts a function by its id, and does not wait for it. A request that is sent again starts it once.
     *
     * @param invocation names the function, and the data of its event; its timeout has no effect here
     * @return the run's id
     * @throws InngestException if the server knows no such function, or its options forbid another run now
     * @throws IllegalArgumentException if JSON cannot carry the data, or it is not an object
     */
    String start(Invocation<?> invocation);

    /**
     * Cancels a run: a running step finishes, no other step starts.
     *
     * @return whether the server knows the run; one that has ended stays as it is
     */
    boolean cancel(String runId);

    /**
     * Cancels the runs of a function that started within a period, and for which a condition is true. The server
     * cancels each run when its next step is due. The dev server and self-hosted servers do not support
     * this, and answer with status 500.
     *
     * @throws IllegalArgumentException if the period ends before it begins
     */
    BulkCancellation cancelAll(Cancellation cancellation);

    /** {@return the bulk cancellations in force, of this environment} */
    List<BulkCancellation> cancellations();

    /**
     * Withdraws a bulk cancellation; the runs that it has cancelled stay cancelled.
     *
     * @return whether there was one
     */
    boolean withdraw(String cancellationId);

    /**
     * Attaches a score to a run, or to one of its steps: how good its work was. A score of the same name replaces it.
     *
     * @throws IllegalArgumentException if the name is blank, longer than 128 bytes, or has control characters or single
     *     quotes; or the value is not finite
     */
    void score(String runId, Score score);

    /**
     * Attaches metadata to a run, to one of its steps or to an attempt of a step. Values of the same kind are merged.
     *
     * @throws IllegalArgumentException if the kind is blank or longer than 119 bytes, JSON cannot carry the values, or
     *     they are larger than 64 KiB
     */
    void metadata(String runId, RunMetadata metadata);
}
