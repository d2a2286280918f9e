package io.github.inngestcdi;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * One run of a function, as its body sees it during one call request. Belongs to the calling thread.
 *
 * @param <E> the type of the event's data
 * @since 0.1
 */
public interface FunctionContext<E> {
    /** {@return the event that started the run; the first one of a batch} */
    InngestEvent<E> event();

    /** {@return all events of the run: one, or a batch} */
    List<InngestEvent<E>> events();

    /** {@return the data of {@link #event()}; {@code null} if it had none} */
    default @Nullable E data() {
        return event().data();
    }

    /** {@return the durable operations of this run} */
    Step step();

    /**
     * {@return a logger for the body, silent while the body repeats steps that have run before, so that each line appears
     * once; every line names the function and the run}
     */
    System.Logger logger();

    /** {@return the W3C trace context of the sender of the event; empty if the event has none} */
    Optional<TraceContext> trace();

    /** {@return the run's id, a ULID} */
    String runId();

    /** {@return the function's id with its app's: {@code shop-onboarding}} */
    String functionId();

    /** {@return the number of earlier attempts of the current step, or of the body; 0 at first} */
    int attempt();

    /** {@return the maximum number of attempts; empty if the server did not send it} */
    OptionalInt maxAttempts();

    /**
     * Asks for a run of another function of this app, which starts when this run has ended, whatever its outcome. This
     * run does not wait for it, and nothing is sent now: the next step or the result carries the request. A step may
     * call it too.
     *
     * @param id names the deferred run, once within this one; keep it the same across deployments
     * @param function the class that the function was defined by, with {@link Trigger#deferred()}
     * @param data becomes the data of the run's event
     * @throws IllegalArgumentException if no function of this app is defined by {@code function}, the function has no
     *     deferral trigger, the id is blank or was used before, this run has deferred 20 others, or the data is not a
     *     JSON object or exceeds 4 MB together with that of the others
     */
    <D> Deferred defer(String id, Class<? extends DurableFunction<D, ?>> function, D data);

    /**
     * Asks for a run of a function by its id, of this app or another, which starts when this run has ended.
     *
     * @param functionId the function's id with its app's: {@code shop-send-survey}
     * @param data becomes the data of the run's event; a JSON object, or {@code null} for none
     * @see #defer(String, Class, Object)
     */
    Deferred defer(String id, String functionId, @Nullable Object data);
}
