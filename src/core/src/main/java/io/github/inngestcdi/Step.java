package io.github.inngestcdi;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The durable operations of one run: every method is a step, retried and memoized on its own.
 *
 * <p>A function's body runs once per call request: a step that has a result returns it, the first one without a result
 * ends the body by throwing an {@link Error} that user code must not catch; {@code catch (Exception e)} lets it
 * through, {@code catch (Throwable t)} must rethrow it. So code between steps runs many times. The id names the step
 * within the run: keep it the same across deployments. An id used again, in a loop, names the next step of that id.
 *
 * <p>An instance belongs to one call request and its thread. A step inside the body of another is refused.
 *
 * @since 0.1
 * @see <a href="https://github.com/inngest/inngest/blob/main/docs/SDK_SPEC.md">Inngest SDK spec., 5.3</a>
 */
public interface Step {
    /**
     * Runs {@code body} as a step, or returns its memoized result without running it. The type that the result is read
     * as comes from the lambda or method reference.
     *
     * @param id names the step within the run
     * @param body runs at least once, so make it idempotent; on the calling thread, in no transaction of ours
     * @return what {@code body} returned, as JSON carried it
     * @throws StepException if the step failed for good
     * @throws IllegalArgumentException if {@code id} is blank, or the result type cannot be known, as with {@code
     *     List<Quote>} from a lambda: then use {@link #run(String, GenericType, StepBody)}
     */
    <T extends @Nullable Object> T run(String id, StepBody<T> body);

    /**
     * Runs {@code body} as a step, its result read as {@code type}.
     *
     * @see #run(String, StepBody)
     */
    <T extends @Nullable Object> T run(String id, Class<T> type, StepBody<? extends T> body);

    /**
     * Runs {@code body} as a step, its result read as {@code type}: {@code new GenericType<List<Quote>>() {}}.
     *
     * @see #run(String, StepBody)
     */
    <T extends @Nullable Object> T run(String id, GenericType<T> type, StepBody<? extends T> body);

    /**
     * Runs {@code action} as a step without a result, or does nothing if it has run.
     *
     * @see #run(String, StepBody)
     */
    void run(String id, StepAction action);

    /**
     * Runs {@code body} on {@code input} as a step. The server shows the input, and a user may change it and run the
     * function again from this step.
     *
     * @param input what {@code body} is given, as JSON carries it
     * @see #run(String, StepBody)
     */
    <I extends @Nullable Object, T extends @Nullable Object> T runWith(String id, I input, StepFunction<I, T> body);

    /** {@return these steps, each with {@code options}: its name, how it is retried, how long it may take} */
    Step with(StepOptions options);

    /**
     * Goes on after {@code duration}, whatever is restarted meanwhile.
     *
     * @param duration positive, rounded up to whole seconds; at most 366 days
     * @throws IllegalArgumentException if {@code duration} is out of range
     */
    void sleep(String id, Duration duration);

    /**
     * Goes on at {@code time}; immediately if it has passed.
     *
     * @param time at most 366 days away
     * @throws IllegalArgumentException if {@code time} is out of range
     */
    void sleepUntil(String id, Instant time);

    /**
     * Waits for an event that arrives from now on.
     *
     * @return the event; empty if none arrived in time
     * @throws IllegalArgumentException if the timeout is out of range
     */
    <T> Optional<InngestEvent<T>> waitForEvent(String id, EventWait<T> wait);

    /**
     * Waits for an event of {@code type} that arrives from now on.
     *
     * @param timeout at least one second, at most 366 days
     * @return the event; empty if none arrived in time
     * @throws IllegalArgumentException if {@code type} has no {@link EventName}, or the timeout is out of range
     */
    default <T> Optional<InngestEvent<T>> waitForEvent(String id, Class<T> type, Duration timeout) {
        return waitForEvent(id, EventWait.of(type, timeout));
    }

    /**
     * Waits for the first of several events.
     *
     * @param waits what to wait for, at least one, each with a timeout of its own
     * @return the event that arrived first; empty if none arrived in time
     * @throws IllegalArgumentException if there is nothing to wait for, or a timeout is out of range
     */
    <T> Optional<InngestEvent<? extends T>> waitForAny(String id, List<EventWait<? extends T>> waits);

    /**
     * Waits for all of several events, in any order.
     *
     * @param waits what to wait for, at least one, each with a timeout of its own
     * @return for each wait its event; empty if it did not arrive in time
     * @throws IllegalArgumentException if there is nothing to wait for, or a timeout is out of range
     */
    <T> List<Optional<InngestEvent<? extends T>>> waitForAll(String id, List<EventWait<? extends T>> waits);

    /**
     * Waits for a signal that is sent from now on. Unlike an event, a signal reaches a single run.
     *
     * @return the signal's data; empty if it had none or did not arrive in time
     * @throws IllegalArgumentException if the timeout is out of range
     */
    <T> Optional<T> waitForSignal(String id, SignalWait<T> wait);

    /**
     * Sends a signal, once.
     *
     * @param data what the waiting run gets; {@code null} for none
     * @return the id of the run that waited for it; empty if none did
     * @throws StepException if the server did not accept it for good
     */
    Optional<String> sendSignal(String id, String signal, @Nullable Object data);

    /**
     * Lets the server make an HTTP request, so that the app does not wait for the answer.
     *
     * @return the answer, whatever its status
     * @throws StepException if there was no answer
     */
    HttpCall.Answer fetch(String id, HttpCall call);

    /** {@return steps that ask AI models} */
    Ai ai();

    /**
     * Publishes a message to the current subscribers of a topic, once.
     *
     * @param channel such as {@code "user:42"}
     * @param topic such as {@code "progress"}
     * @param data any value that JSON can carry, in at most 512 KiB
     * @throws StepException if the server did not accept it for good, a name is blank, or the data is too large
     */
    void publish(String id, String channel, String topic, @Nullable Object data);

    /**
     * Attaches metadata to this run, or to one of its steps, once.
     *
     * @throws StepException if its kind is blank or too long, JSON cannot carry it, it is too large, or the server did
     *     not accept it for good
     */
    void metadata(String id, RunMetadata metadata);

    /**
     * Scores the work of this run, or of one of its steps, once.
     *
     * @throws StepException if its name is blank or too long, its value is neither a finite number nor a boolean, or the
     *     server did not accept it for good
     */
    void score(String id, Score score);

    /**
     * Goes on with one of several variants, the same one until the end of the run.
     *
     * @param id names the experiment, in the run and where results are compared
     * @return the variant that was chosen, and what it returned
     * @throws IllegalArgumentException if a weight belongs to no variant, is negative or not finite, or all are 0
     * @throws StepException if the selection has failed for good, or named no variant
     * @throws NonRetriableException if the variant has ended without calling a step
     */
    <T extends @Nullable Object> Experiment.Result<T> experiment(String id, Experiment<T> experiment);

    /** {@return branches of steps that the server runs side by side} */
    Parallel parallel();

    /**
     * Sends events, once.
     *
     * @param events each an {@link InngestEvent}, or an object whose type has an {@link EventName}
     * @return the events' ids, in order
     * @throws StepException if the server did not accept them for good
     */
    List<String> sendEvent(String id, Object... events);

    /**
     * Calls another function of this app and waits for its result.
     *
     * @param function the class that the function was defined by
     * @param data becomes the data of the called function's event
     * @return what the function returned
     * @throws StepException if it failed, was not found, or its result did not come in time
     * @throws IllegalArgumentException if no function of this app is defined by {@code function}
     */
    <E, R extends @Nullable Object> R invoke(String id, Class<? extends DurableFunction<E, R>> function, E data);

    /**
     * Calls a function by its id, of this app or another, and waits for its result.
     *
     * @return what the function returned
     * @throws StepException if it failed, was not found, or its result did not come in time
     */
    <R extends @Nullable Object> R invoke(String id, Invocation<R> invocation);
}
