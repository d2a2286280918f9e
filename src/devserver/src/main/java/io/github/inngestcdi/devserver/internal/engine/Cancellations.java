package io.github.inngestcdi.devserver.internal.engine;

import io.github.inngestcdi.devserver.internal.app.FunctionConfig;
import io.github.inngestcdi.devserver.internal.expression.Expression;
import io.github.inngestcdi.devserver.internal.run.Run;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The cancellations in force: each ends the runs of a function that began in a span of time. Guarded by the engine's lock. */
public final class Cancellations {
    private static final int MAX_IN_FORCE = 1000;

    private final Map<String, Cancellation> all = new LinkedHashMap<>();

    /** A cancellation of the runs created after {@code after} and not after {@code before} for which {@code when} holds. */
    public record Cancellation(
            String id,
            Instant createdAt,
            FunctionConfig function,
            Optional<Instant> after,
            Instant before,
            Optional<Expression> when) {
        public boolean covers(Run run) {
            return run.function().id().equals(function.id())
                    && !run.createdAt().isAfter(before)
                    && after.map(run.createdAt()::isAfter).orElse(true)
                    && when.map(condition -> condition.holds(run.event().full(), null))
                            .orElse(true);
        }
    }

    void add(Cancellation cancellation) {
        all.put(cancellation.id(), cancellation);
        if (all.size() > MAX_IN_FORCE) {
            all.remove(all.keySet().iterator().next());
        }
    }

    boolean remove(String id) {
        return all.remove(id) != null;
    }

    public List<Cancellation> all() {
        return List.copyOf(all.values());
    }

    /** {@return whether a cancellation covers {@code run}} */
    boolean cover(Run run) {
        return all.values().stream().anyMatch(cancellation -> cancellation.covers(run));
    }
}
