package io.github.inngestcdi.internal.engine;

import io.github.inngestcdi.InngestEvent;
import io.github.inngestcdi.internal.wire.CallContext;
import io.github.inngestcdi.middleware.RunInfo;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** What the body and its middleware may know of the run. Belongs to one call request. */
final class Run implements RunInfo {
    private final String functionId;
    private final CallContext context;
    private final boolean beginning;
    private final Map<String, Object> attributes = new HashMap<>();
    private List<InngestEvent<?>> events = List.of();

    Run(String functionId, CallContext context, boolean beginning) {
        this.functionId = functionId;
        this.context = context;
        this.beginning = beginning;
    }

    /** {@return the maximum number of tries; empty if the server does not send it} */
    OptionalInt maxAttempts() {
        return context.maxAttempts();
    }

    /** Shows the middleware the events, once they are bound. */
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
