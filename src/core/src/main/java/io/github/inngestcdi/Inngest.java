package io.github.inngestcdi;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The client of an Inngest Server: sends events from anywhere, and asks for runs. Inside a function use {@link Step}, whose
 * methods take effect once however often the code runs. Safe for use by many threads.
 *
 * @since 0.1
 */
public interface Inngest {
    /**
     * Sends one event and returns when the server has accepted it.
     *
     * @param event an {@link InngestEvent}, or an object whose type has an {@link EventName}
     * @return the event's id at the server, a ULID
     * @throws InngestException if the server cannot be reached, after retries, or refuses it
     * @throws IllegalArgumentException if {@code event} has no name or one that is longer than 512 bytes or begins with
     *     {@code inngest/}, its time lies before 1980 or after 2099, JSON cannot carry it, or it is larger than 3 MiB;
     *     nothing was sent
     */
    String send(Object event);

    /**
     * Sends events in their order and returns when the server has accepted all; more than fit in one request go in
     * several.
     *
     * @param events each an {@link InngestEvent}, or an object whose type has an {@link EventName}
     * @return the events' ids, in order; empty if there was none to send
     * @throws InngestException if the server cannot be reached, after retries, or refuses one; {@link
     *     InngestException#acceptedIds} are those it took
     * @throws IllegalArgumentException if one of them cannot be sent, for a reason of {@link #send(Object)}; nothing was sent
     */
    List<String> send(List<?> events);

    /**
     * Sends one event without waiting.
     *
     * @return a stage that completes with the event's id when the server has accepted it; exceptionally as {@link #send(Object)}
     *     throws
     */
    CompletionStage<String> sendAsync(Object event);

    /**
     * Sends events in their order without waiting.
     *
     * @return a stage that completes with the events' ids when the server has accepted all; exceptionally as {@link #send(List)} throws
     */
    CompletionStage<List<String>> sendAsync(List<?> events);

    /**
     * Sends a signal to the run that waits for it with {@link Step#waitForSignal}.
     *
     * @param data what the run gets; {@code null} for none
     * @return the run's id; empty if no run waits for it
     * @throws InngestException if the server cannot be reached, after retries, or refuses it
     */
    Optional<String> sendSignal(String signal, @Nullable Object data);

    /**
     * Starts a function by its id, of this app or another, and waits for its result on the calling thread. A request
     * that is sent again starts it once.
     *
     * @param invocation names the function; without a timeout it is waited for five minutes
     * @return what the function returned; {@code null} if it returned nothing
     * @throws RunException if it failed, with its error; or if it was cancelled or skipped
     * @throws RunTimeoutException if there was no result in time; the run goes on
     * @throws InngestException if the server knows no such function, its options forbid another run now, or the thread
     *     is interrupted
     * @throws IllegalArgumentException if JSON cannot carry the data, or it is not a JSON object; nothing was started
     */
    <R> @Nullable R invoke(Invocation<R> invocation);

    /**
     * Publishes a message to the current subscribers of a topic; later ones do not get it. A request that is sent again
     * after its answer was lost publishes it twice.
     *
     * @param channel such as {@code "user:42"}
     * @param topic such as {@code "progress"}
     * @param data any value that JSON can carry, in at most 512 KiB
     * @throws InngestException if the server cannot be reached, after retries, or refuses it
     * @throws IllegalArgumentException if a name is blank, JSON cannot carry the data, or it is too large
     */
    void publish(String channel, String topic, @Nullable Object data);

    /** {@return the runs at the server} */
    Runs runs();

    /**
     * {@return this client for another branch environment, with the same keys: it sends to that environment and reads from it}
     *
     * @param name the name of the environment, as {@code inngest.env} gives it: {@code "feature-x"}
     */
    Inngest withEnvironment(String name);

    /** {@return this client with another event key, for events only} */
    Inngest withEventKey(Secret key);
}
