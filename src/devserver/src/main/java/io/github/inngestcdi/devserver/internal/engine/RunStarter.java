package io.github.inngestcdi.devserver.internal.engine;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.inngestcdi.devserver.internal.app.FunctionConfig;
import io.github.inngestcdi.devserver.internal.app.Trigger;
import io.github.inngestcdi.devserver.internal.event.StoredEvent;
import io.github.inngestcdi.devserver.internal.protocol.EventIds;
import io.github.inngestcdi.devserver.internal.run.Due;
import io.github.inngestcdi.devserver.internal.run.Job;
import io.github.inngestcdi.devserver.internal.run.Run;
import java.time.Instant;
import java.util.Optional;

/** Starts runs: those that an event triggers, those that are invoked, and those that are scheduled. */
public final class RunStarter {
    RunStarter() {}

    /** Starts the runs that {@code event} triggers. */
    void start(Turn turn, StoredEvent event) {
        if (event.name().equals(StoredEvent.INVOKED)) {
            return;
        }
        for (var function : turn.registry().functions()) {
            if (isTriggered(function, event)) {
                start(turn, function, event, event.id());
            }
        }
    }

    private static boolean isTriggered(FunctionConfig function, StoredEvent event) {
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

    /** Runs {@code function} with an event that is sent to it, whatever its triggers are. */
    void invoke(Turn turn, FunctionConfig function, StoredEvent event) {
        invoke(turn, function, event, Optional.empty());
    }

    /**
     * Runs {@code function} with an event that is sent to it, once for each key.
     *
     * @return the run that the event started, or the run that the key has started before
     */
    Started invoke(Turn turn, FunctionConfig function, StoredEvent event, Optional<String> key) {
        turn.events().add(event);
        turn.accepted(event);
        return start(turn, function, event, key.map(given -> "key/" + given).orElse(event.id()));
    }

    /** The run that an event, or a key, started. */
    public record Started(String runId, boolean isNew) {}

    /** Runs {@code function} with {@code event}, unless the key has started a run before. A later time of the event delays it. */
    private static Started start(Turn turn, FunctionConfig function, StoredEvent event, String key) {
        var now = turn.now();
        var id = EventIds.random(now);
        var earlier = turn.runs().claim(function.id(), key, id, now);
        if (earlier.isPresent()) {
            return new Started(earlier.get(), false);
        }
        var due = event.time().isAfter(now) ? event.time() : now;
        var run = new Run(id, function, event, now);
        run.note(now, "queued", event.name());
        turn.runs().add(run);
        turn.changed(run);
        turn.request(new Due.Call(Job.start(run, due)));
        return new Started(id, true);
    }

    /** {@return an event of the server itself, which is not accepted yet} */
    static StoredEvent ownEvent(Turn turn, String name, ObjectNode data, Optional<String> id, ObjectNode extras) {
        var now = turn.now();
        var internalId = EventIds.random(now);
        return new StoredEvent(
                internalId, id.orElse(internalId), name, data, Instant.ofEpochMilli(now.toEpochMilli()), extras, now);
    }
}
