package io.github.inngestcdi.middleware;

import io.github.inngestcdi.InngestEvent;
import java.util.List;
import java.util.Map;

/**
 * The run that a call request is about. Belongs to the request and its thread.
 *
 * @since 0.1
 */
public interface RunInfo {
    /** {@return the run's id, a ULID} */
    String runId();

    /** {@return the function's id with its app's: {@code shop-onboarding}} */
    String functionId();

    /** {@return how often the current step, or the body, was tried before; 0 at first} */
    int attempt();

    /**
     * {@return whether no step of the run has a result yet, and the request asks for no step: the run is at its
     * beginning}
     */
    boolean isBeginning();

    /** {@return the events that started the run, their data bound to the function's type; empty before that} */
    List<InngestEvent<?>> events();

    /** {@return a map for data that belongs to this call request; empty at first} */
    Map<String, Object> attributes();
}
