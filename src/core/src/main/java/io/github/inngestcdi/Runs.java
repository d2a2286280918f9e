package io.github.inngestcdi;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The runs of functions at the Inngest Server, of this app and the others in its environment. What waits asks again and
 * again, after pauses that grow from 0.2 to 5 seconds, on the calling thread. Safe for use by many threads.
 *
 * <p>Every method throws {@link InngestException} if the server cannot be reached, after retries, or refuses; it does
 * so where an id is malformed.
 *
 * @since 0.1
 */
public interface Runs {
    /**
     * Looks a run up.
     *
     * @return as it was at most a few seconds ago; empty if the server knows none of this id
     */
    Optional<RunSnapshot> find(String runId);

    /**
     * Lists the runs that an event has started. They appear a moment after the server has accepted the event, and this
     * list may be 15 seconds old; {@link #awaitStartedBy} gets a new one.
     *
     * @param eventId as {@link Inngest#send(Object)} returned it
     * @return empty too if the server knows no such event
     */
    List<RunSnapshot> startedBy(String eventId);

    /**
     * Waits for a run to end, whatever becomes of it. A run that the server does not know yet is waited for too.
     *
     * @return the ended run
     * @throws RunTimeoutException if it has not ended in time
     * @throws InngestException if the thread is interrupted, which stays so
     */
    RunSnapshot await(String runId, Duration timeout);

    /**
     * Waits for a run to complete.
     *
     * @return what it returned, read as {@code type}; {@code null} if it returned nothing
     * @throws RunException if it failed, with what it failed with; or if it was cancelled or skipped
     * @throws RunTimeoutException if it has not ended in time
     * @throws InngestException if the thread is interrupted, which stays so
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
     * Waits until an event has started a run, and all the runs it has started have ended. Of several functions one may
     * have ended before the server starts the next, which is then not waited for.
     *
     * @return the ended runs; at least one
     * @throws RunTimeoutException if none started in time, or one has not ended
     * @throws InngestException if the thread is interrupted, which stays so
     */
    List<RunSnapshot> awaitStartedBy(String eventId, Duration timeout);

    /**
     * Starts a function by its id, and does not wait for it. A request that is sent again starts it once.
     *
     * @param invocation names the function, and the data of its event; its timeout does not matter here
     * @return the run's id
     * @throws InngestException if the server knows no such function, or its options forbid another run now
     * @throws IllegalArgumentException if JSON cannot carry the data, or it is no object
     */
    String start(Invocation<?> invocation);

    /**
     * Cancels a run: the step that is executed goes on to its end, no other starts.
     *
     * @return whether the server knows the run; one that has ended stays as it is
     */
    boolean cancel(String runId);

    /**
     * Cancels all runs of a function that started in a time, and those that a condition holds for. The server does so as
     * their steps come up. The dev server and self-hosted ones do not offer it, and answer with status 500.
     *
     * @throws IllegalArgumentException if its time ends before it begins
     */
    BulkCancellation cancelAll(Cancellation cancellation);

    /** {@return the bulk cancellations in force, of this environment} */
    List<BulkCancellation> cancellations();

    /**
     * Withdraws a bulk cancellation; what it has cancelled stays so.
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
     * Attaches metadata to a run, to one of its steps or to an attempt of that. Values of the same kind are merged.
     *
     * @throws IllegalArgumentException if the kind is blank or longer than 119 bytes, JSON cannot carry the values, or
     *     they are larger than 64 KiB
     */
    void metadata(String runId, RunMetadata metadata);
}
