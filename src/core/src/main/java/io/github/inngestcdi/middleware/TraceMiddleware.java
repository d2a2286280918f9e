package io.github.inngestcdi.middleware;

import io.github.inngestcdi.TraceContext;
import io.github.inngestcdi.internal.json.JsonPlatform;
import io.github.inngestcdi.internal.middleware.ThreadTrace;
import io.github.inngestcdi.spi.CurrentTrace;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Carries the W3C trace context of the sender of an event into the runs that it starts, and on to the events that they send
 * and the functions that they invoke.
 *
 * <p>It is a member of the event's data, {@value #MEMBER}, since the server keeps only name, data, id, time and version
 * of an event. The function's type does not see it: it is removed before the data is bound. Data that already has the
 * member keeps it.
 *
 * @since 0.1
 */
public final class TraceMiddleware implements InngestMiddleware {
    /**
     * The reserved member of an event's data: an object with {@code traceparent} and, if there is one, {@code
     * tracestate}.
     */
    public static final String MEMBER = "_trace";

    private static final String TRACE = TraceMiddleware.class.getName() + ".trace";
    private static final String TRACES = TraceMiddleware.class.getName() + ".traces";
    private static final String SCOPES = TraceMiddleware.class.getName() + ".scopes";

    private final JsonPlatform json = new JsonPlatform();
    private final CurrentTrace current;

    /** Carries on the trace of a run; outside of runs there is none. */
    public TraceMiddleware() {
        this(new ThreadTrace(Optional::empty));
    }

    /** Carries the trace that {@code current} knows. */
    public TraceMiddleware(CurrentTrace current) {
        this.current = current;
    }

    /** {@return the trace that {@code run} is part of; empty if its event has none} */
    public static Optional<TraceContext> traceOf(RunInfo run) {
        return Optional.ofNullable((TraceContext) run.attributes().get(TRACE));
    }

    /**
     * {@return the traces of the events of {@code run}, each once, in the order of the events; that of a failure's
     * event only after its handler has read the event}
     */
    @SuppressWarnings("unchecked")
    public static List<TraceContext> tracesOf(RunInfo run) {
        return List.copyOf((Set<TraceContext>) run.attributes().getOrDefault(TRACES, Set.of()));
    }

    @Override
    public List<OutgoingEvent> transformSendEvent(List<OutgoingEvent> events) {
        return current.get()
                .map(trace -> events.stream().map(event -> traced(event, trace)).toList())
                .orElse(events);
    }

    @Override
    public List<JsonValue> transformStepInput(StepInfo step, List<JsonValue> input) {
        if (!step.type().equals("invoke")) {
            return input;
        }
        return current.get()
                .map(trace -> input.stream().map(data -> traced(data, trace)).toList())
                .orElse(input);
    }

    private OutgoingEvent traced(OutgoingEvent event, TraceContext trace) {
        var data = event.json().getOrDefault("data", JsonValue.EMPTY_JSON_OBJECT);
        return event.withJson(
                json.newObject(event.json()).add("data", traced(data, trace)).build());
    }

    private JsonValue traced(JsonValue data, TraceContext trace) {
        if (!(data instanceof JsonObject object) || object.containsKey(MEMBER)) {
            return data;
        }
        var member = json.newObject().add("traceparent", trace.traceparent());
        trace.tracestate().ifPresent(state -> member.add("tracestate", state));
        return json.newObject(object).add(MEMBER, member).build();
    }

    @Override
    public List<JsonObject> transformFunctionInput(RunInfo run, List<JsonObject> events) {
        List<JsonObject> without = new ArrayList<>();
        for (var event : events) {
            if (event.get("data") instanceof JsonObject data && data.containsKey(MEMBER)) {
                read(data.get(MEMBER)).ifPresent(trace -> found(run, trace));
                var rest = json.newObject(data).remove(MEMBER).build();
                without.add(json.newObject(event).add("data", rest).build());
            } else {
                without.add(event);
            }
        }
        return without;
    }

    private static Optional<TraceContext> read(@Nullable JsonValue member) {
        return member instanceof JsonObject trace
                ? TraceContext.of(text(trace, "traceparent"), text(trace, "tracestate"))
                : Optional.empty();
    }

    private static @Nullable String text(JsonObject object, String name) {
        return object.get(name) instanceof JsonString text ? text.getString() : null;
    }

    /** A batch belongs to its first trace. A failure's event is read only when its handler asks for it. */
    @SuppressWarnings("unchecked")
    private void found(RunInfo run, TraceContext trace) {
        ((Set<TraceContext>) run.attributes().computeIfAbsent(TRACES, none -> new LinkedHashSet<TraceContext>()))
                .add(trace);
        if (run.attributes().putIfAbsent(TRACE, trace) == null
                && run.attributes().containsKey(SCOPES)) {
            ((Deque<CurrentTrace.Scope>) run.attributes().get(SCOPES)).push(current.enter(Optional.of(trace)));
        }
    }

    @Override
    public JsonValue wrapFunctionHandler(RunInfo run, Callable<JsonValue> next) throws Exception {
        Deque<CurrentTrace.Scope> scopes = new ArrayDeque<>();
        run.attributes().put(SCOPES, scopes);
        scopes.push(current.enter(traceOf(run)));
        try {
            return next.call();
        } finally {
            scopes.forEach(CurrentTrace.Scope::close);
            run.attributes().remove(SCOPES);
        }
    }
}
