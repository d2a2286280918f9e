package io.github.inngestcdi.devserver.internal.event;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The events that came in, the newest last; the oldest are forgotten beyond a limit. Not thread-safe. */
public final class EventLog {
    private static final int LIMIT = 100_000;

    private final Map<String, StoredEvent> events = new LinkedHashMap<>();

    /** {@return whether it is new: an event sent twice under one seed is not} */
    public boolean add(StoredEvent event) {
        if (events.putIfAbsent(event.internalId(), event) != null) {
            return false;
        }
        if (events.size() > LIMIT) {
            var oldest = events.keySet().iterator();
            oldest.next();
            oldest.remove();
        }
        return true;
    }

    public Optional<StoredEvent> find(String internalId) {
        return Optional.ofNullable(events.get(internalId));
    }

    /** {@return the newest events first, at most {@code limit}, of one name or, where it is empty, of all} */
    public List<StoredEvent> newest(int limit, String name) {
        var all = new ArrayList<>(events.values());
        var found = new ArrayList<StoredEvent>();
        for (int i = all.size() - 1; i >= 0 && found.size() < limit; i--) {
            if (name.isEmpty() || name.equals(all.get(i).name())) {
                found.add(all.get(i));
            }
        }
        return found;
    }
}
