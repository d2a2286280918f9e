package io.github.inngestcdi.devserver.internal.event;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The events in the order of their arrival. Beyond a limit, the log forgets the oldest. Guarded by the engine's lock.
 *
 * <p>Each operation looks only at the events that it returns, adds or forgets, however many there are.
 */
public final class EventLog implements Events {
    private static final int MAX_EVENTS = 100_000;

    private final Map<String, StoredEvent> byId = new HashMap<>();
    private final Deque<StoredEvent> all = new ArrayDeque<>();
    private final Map<String, Deque<StoredEvent>> byName = new HashMap<>();

    /** {@return whether the event is new; an event that is sent again under the same seed is not} */
    public boolean add(StoredEvent event) {
        if (byId.putIfAbsent(event.internalId(), event) != null) {
            return false;
        }
        all.addLast(event);
        byName.computeIfAbsent(event.name(), name -> new ArrayDeque<>(1)).addLast(event);
        if (all.size() > MAX_EVENTS) {
            forgetOldest();
        }
        return true;
    }

    private void forgetOldest() {
        var oldest = all.removeFirst();
        byId.remove(oldest.internalId());
        byName.computeIfPresent(oldest.name(), (name, events) -> {
            events.removeFirst();
            return events.isEmpty() ? null : events;
        });
    }

    @Override
    public Optional<StoredEvent> find(String internalId) {
        return Optional.ofNullable(byId.get(internalId));
    }

    @Override
    public List<StoredEvent> newest(int limit, String name) {
        var events = name.isEmpty() ? all : byName.getOrDefault(name, new ArrayDeque<>(1));
        var newest = new ArrayList<StoredEvent>();
        for (var next = events.descendingIterator(); next.hasNext() && newest.size() < limit; ) {
            newest.add(next.next());
        }
        return newest;
    }
}
