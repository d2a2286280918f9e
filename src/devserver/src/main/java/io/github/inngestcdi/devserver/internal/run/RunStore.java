package io.github.inngestcdi.devserver.internal.run;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The runs in the order of their creation. Guarded by the engine's lock.
 *
 * <p>Beyond a limit, the store forgets runs that have ended. It looks for them in rounds, from the oldest on, so that adding a
 * run is constant work: each call looks at a few runs, and the next one continues from there. While many runs go on, the store
 * may exceed the limit.
 */
public final class RunStore implements Runs {
    private static final int MAX_RUNS = 20_000;
    private static final int MAX_CLAIMS = 5 * MAX_RUNS;
    private static final int MAX_LOOKED_AT = 8;
    private static final Duration IDEMPOTENCY = Duration.ofHours(24);

    private final NavigableMap<Long, Run> runs = new TreeMap<>();
    private final Map<String, Run> byId = new HashMap<>();
    private final Map<String, List<Run>> byEvent = new HashMap<>();
    private final Map<String, Claim> started = new LinkedHashMap<>();
    private long added;
    private long lookedAt;

    public void add(Run run) {
        runs.put(++added, run);
        byId.put(run.id(), run);
        byEvent.computeIfAbsent(run.event().internalId(), key -> new ArrayList<>(1))
                .add(run);
        for (int i = 0; i < MAX_LOOKED_AT && runs.size() > MAX_RUNS; i++) {
            forgetNext();
        }
    }

    private void forgetNext() {
        var next = runs.higherEntry(lookedAt);
        if (next == null) {
            lookedAt = 0;
            return;
        }
        lookedAt = next.getKey();
        var run = next.getValue();
        if (run.ended()) {
            runs.remove(lookedAt);
            byId.remove(run.id());
            byEvent.computeIfPresent(run.event().internalId(), (event, ofEvent) -> {
                ofEvent.remove(run);
                return ofEvent.isEmpty() ? null : ofEvent;
            });
        }
    }

    @Override
    public Optional<Run> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    @Override
    public List<Run> ofEvent(String internalId) {
        return List.copyOf(byEvent.getOrDefault(internalId, List.of()));
    }

    @Override
    public List<Run> newest(int limit) {
        return runs.descendingMap().values().stream().limit(limit).toList();
    }

    private record Claim(String runId, Instant at) {}

    /**
     * Claims {@code key} for {@code runId}, unless another run of the function has it.
     *
     * @return the run that claimed the key in the last 24 hours, if the store remembers it
     */
    public Optional<String> claim(UUID function, String key, String runId, Instant now) {
        var oldest = started.values().iterator();
        while (oldest.hasNext()
                && (oldest.next().at().isBefore(now.minus(IDEMPOTENCY)) || started.size() >= MAX_CLAIMS)) {
            oldest.remove();
        }
        return Optional.ofNullable(started.putIfAbsent(function + "/" + key, new Claim(runId, now)))
                .map(Claim::runId);
    }
}
