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
     * {@return a logger for the body: silent while it comes through steps that have run before, so that each line appears
     * once; with the function and the run on every line}
     */
    System.Logger logger();

    /** {@return the W3C trace context of who sent the event; empty if it came without} */
    Optional<TraceContext> trace();

    /** {@return the run's id, a ULID} */
    String runId();

    /** {@return the function's id with its app's: {@code shop-onboarding}} */
    String functionId();

    /** {@return how often the current step, or the body, was tried before; 0 at first} */
    int attempt();

    /** {@return how often it is tried at most; empty if the server did not say} */
    OptionalInt maxAttempts();
}
