package io.github.inngestcdi.internal.engine;

import io.github.inngestcdi.InngestEvent;
import io.github.inngestcdi.Step;
import io.github.inngestcdi.internal.json.RawJson;
import io.github.inngestcdi.internal.wire.CallContext;
import io.github.inngestcdi.middleware.RunInfo;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** What a body and its middleware may know of the run, whichever kind of function it is. Belongs to one call request. */
final class Run implements RunInfo {
    private final String functionId;
    private final CallContext context;
    private final Step step;
    private final Defers defers;
    private final System.Logger logger;
    private final boolean beginning;
    private final Inputs inputs;
    private final Map<String, Object> attributes = new HashMap<>();
    private List<InngestEvent<?>> events = List.of();

    /** Changes events as the middleware wants them before they are read. */
    @FunctionalInterface
    interface Inputs {
        List<RawJson> of(Run run, List<RawJson> events) throws Exception;
    }

    Run(
            String functionId,
            CallContext context,
            boolean beginning,
            Step step,
            Defers defers,
            System.Logger logger,
            Inputs inputs) {
        this.functionId = functionId;
        this.beginning = beginning;
        this.context = context;
        this.step = step;
        this.defers = defers;
        this.logger = logger;
        this.inputs = inputs;
    }

    /** {@return the run's durable operations} */
    Step step() {
        return step;
    }

    /** {@return the runs that this one defers} */
    Defers defers() {
        return defers;
    }

    /** {@return a logger that is silent while memoized steps are replayed} */
    System.Logger logger() {
        return logger;
    }

    /** {@return how often this is tried at most; empty if the server did not say} */
    OptionalInt maxAttempts() {
        return context.maxAttempts();
    }

    /** {@return {@code raw} as the middleware changes it} */
    List<RawJson> input(List<RawJson> raw) throws Exception {
        return inputs.of(this, raw);
    }

    /** Tells the middleware of the events once they are bound. */
    void bound(List<? extends InngestEvent<?>> bound) {
        events = List.copyOf(bound);
    }

    @Override
    public String runId() {
        return context.runId();
    }

    @Override
    public String functionId() {
        return functionId;
    }

    @Override
    public int attempt() {
        return context.attempt();
    }

    @Override
    public boolean isBeginning() {
        return beginning;
    }

    @Override
    public List<InngestEvent<?>> events() {
        return events;
    }

    @Override
    public Map<String, Object> attributes() {
        return attributes;
    }
}
