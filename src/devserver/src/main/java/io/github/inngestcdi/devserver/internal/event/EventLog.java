package io.github.inngestcdi.devserver.internal.event;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The events in the order of their arrival. Beyond a limit it forgets the oldest. Guarded by the engine's lock. */
public final class EventLog implements Events {
    private static final int MAX_EVENTS = 100_000;

    private final Map<String, StoredEvent> events = new LinkedHashMap<>();

    /** {@return whether it is new: an event sent twice under one seed is not} */
    public boolean add(StoredEvent event) {
        if (events.putIfAbsent(event.internalId(), event) != null) {
            return false;
        }
        if (events.size() > MAX_EVENTS) {
            var oldest = events.keySet().iterator();
            oldest.next();
            oldest.remove();
        }
        return true;
    }

    @Override
    public Optional<StoredEvent> find(String internalId) {
        return Optional.ofNullable(events.get(internalId));
    }

    @Override
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
