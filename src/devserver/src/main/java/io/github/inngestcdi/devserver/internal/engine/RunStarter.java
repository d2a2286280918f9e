package io.github.inngestcdi.devserver.internal.engine;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.inngestcdi.devserver.internal.app.FunctionConfig;
import io.github.inngestcdi.devserver.internal.app.Trigger;
import io.github.inngestcdi.devserver.internal.event.StoredEvent;
import io.github.inngestcdi.devserver.internal.protocol.EventIds;
import io.github.inngestcdi.devserver.internal.run.Job;
import io.github.inngestcdi.devserver.internal.run.Run;
import java.time.Instant;
import java.util.Optional;

/** Starts runs: those that an event triggers, those that are invoked, and those that are scheduled. Under the engine's lock. */
public final class RunStarter {
    private final Engine engine;

    RunStarter(Engine engine) {
        this.engine = engine;
    }

    /** Starts the runs that {@code event} triggers. */
    void start(StoredEvent event) {
        if (event.name().equals(StoredEvent.INVOKED)) {
            return;
        }
        for (var function : engine.registry().functions()) {
            if (wants(function, event)) {
                start(function, event);
            }
        }
    }

    private static boolean wants(FunctionConfig function, StoredEvent event) {
        for (var trigger : function.triggers()) {
            if (trigger instanceof Trigger.OnEvent on
                    && on.wants(event.name())
                    && on.expression()
                            .map(when -> when.holds(event.full(), null))
                            .orElse(true)) {
                return true;
            }
        }
        return false;
    }

    /** Runs {@code function} with an event that names it, whatever its triggers are. */
    public void invoke(FunctionConfig function, StoredEvent event) {
        invoke(function, event, Optional.empty());
    }

    /**
     * Runs {@code function} with an event that names it, once for each key.
     *
     * @return the run that it started, now or before
     */
    public Started invoke(FunctionConfig function, StoredEvent event, Optional<String> key) {
        engine.events().add(event);
        engine.changes().event(event);
        return start(function, event, key.map(given -> "key/" + given).orElse(event.id()));
    }

    /** The run that an event, or a key, started. */
    public record Started(String runId, boolean isNew) {}

    /** Runs {@code function} with {@code event}, unless an event of that id did so before; later where its time is later. */
    void start(FunctionConfig function, StoredEvent event) {
        start(function, event, event.id());
    }

    private Started start(FunctionConfig function, StoredEvent event, String key) {
        var now = engine.now();
        var id = EventIds.random(now);
        var earlier = engine.runs().claim(function.id(), key, id, now);
        if (earlier.isPresent()) {
            return new Started(earlier.get(), false);
        }
        var due = event.time().isAfter(now) ? event.time() : now;
        var run = new Run(id, function, event, now);
        run.note(now, "queued", event.name());
        engine.runs().add(run);
        engine.changes().run(run);
        engine.enqueue(Job.start(run, due));
        return new Started(id, true);
    }

    /** {@return an event of the server's own, not yet taken in} */
    StoredEvent internal(String name, ObjectNode data, Optional<String> id, ObjectNode extras) {
        var now = engine.now();
        var internalId = EventIds.random(now);
        return new StoredEvent(
                internalId, id.orElse(internalId), name, data, Instant.ofEpochMilli(now.toEpochMilli()), extras, now);
    }
}
