package io.github.inngestcdi.devserver.internal.run;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The runs, the newest last; the oldest that have ended are forgotten beyond a limit. Not thread-safe. */
public final class RunStore {
    private static final int LIMIT = 20_000;
    private static final int MAX_CLAIMS = 5 * LIMIT;
    private static final Duration IDEMPOTENCY = Duration.ofHours(24);

    private final Map<String, Run> runs = new LinkedHashMap<>();
    private final Map<String, List<String>> byEvent = new HashMap<>();
    private final Map<String, Claim> started = new LinkedHashMap<>();

    public void add(Run run) {
        runs.put(run.id(), run);
        byEvent.computeIfAbsent(run.event().internalId(), key -> new ArrayList<>())
                .add(run.id());
        if (runs.size() > LIMIT) {
            forgetOldest();
        }
    }

    private void forgetOldest() {
        var oldest = runs.values().iterator();
        while (oldest.hasNext()) {
            var run = oldest.next();
            if (run.ended()) {
                oldest.remove();
                byEvent.computeIfPresent(run.event().internalId(), (event, ids) -> {
                    ids.remove(run.id());
                    return ids.isEmpty() ? null : ids;
                });
                return;
            }
        }
    }

    public Optional<Run> find(String id) {
        return Optional.ofNullable(runs.get(id));
    }

    public List<Run> ofEvent(String internalId) {
        return byEvent.getOrDefault(internalId, List.of()).stream()
                .map(runs::get)
                .filter(run -> run != null)
                .toList();
    }

    public List<Run> newest(int limit) {
        var all = new ArrayList<>(runs.values());
        var newest = new ArrayList<Run>();
        for (int i = all.size() - 1; i >= 0 && newest.size() < limit; i--) {
            newest.add(all.get(i));
        }
        return newest;
    }

    private record Claim(String runId, Instant at) {}

    /** {@return the run of the function that {@code key} started in the last 24 hours, as far as is remembered; if there
     * is none, from now on it is {@code runId}} */
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
