package io.github.inngestcdi.internal.engine;

import io.github.inngestcdi.Step;
import io.github.inngestcdi.internal.json.RawJson;
import java.util.List;

/**
 * What the body of a function reaches, whichever kind of function it is. Belongs to one call request.
 *
 * @param step the durable operations of the run
 * @param defers the runs that this one defers
 * @param logger is silent while memoized steps are replayed
 * @param inputs changes events as the middleware wants them, before they are read
 */
record RunScope(Run run, Step step, Defers defers, System.Logger logger, Inputs inputs) {
    /** Changes events. */
    @FunctionalInterface
    interface Inputs {
        List<RawJson> of(List<RawJson> events) throws Exception;
    }
}
