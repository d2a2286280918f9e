package io.github.inngestcdi.devserver.internal.engine;

import io.github.inngestcdi.devserver.internal.run.Due;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The work that is due later, ordered by time and then by arrival. Guarded by the engine's lock.
 *
 * <p>Adding, taking and cancelling one piece of work takes time logarithmic in the number of all.
 */
final class Agenda {
    private final NavigableMap<Place, Due> work = new TreeMap<>();
    private final Map<Due.Group, NavigableSet<Place>> groups = new HashMap<>();
    private long arrivals;

    private record Place(Instant at, long arrival) implements Comparable<Place> {
        private static final Comparator<Place> ORDER =
                Comparator.comparing(Place::at).thenComparingLong(Place::arrival);

        @Override
        public int compareTo(Place other) {
            return ORDER.compare(this, other);
        }
    }

    void add(Due due) {
        var place = new Place(due.at(), arrivals++);
        work.put(place, due);
        for (var group : due.groups()) {
            groups.computeIfAbsent(group, key -> new TreeSet<>()).add(place);
        }
    }

    /** {@return the time of the first piece of work} */
    Optional<Instant> next() {
        return work.isEmpty() ? Optional.empty() : Optional.of(work.firstKey().at());
    }

    /** Removes the first piece of work, if it is due. {@return that work} */
    Optional<Due> takeFirst(Instant now) {
        return next().filter(at -> !at.isAfter(now)).map(at -> remove(work.firstKey()));
    }

    /** Removes all work of {@code group}. {@return that work, in its order} */
    List<Due> takeAll(Due.Group group) {
        var taken = new ArrayList<Due>();
        for (var place : List.copyOf(groups.getOrDefault(group, new TreeSet<>()))) {
            taken.add(remove(place));
        }
        return taken;
    }

    private Due remove(Place place) {
        var due = work.remove(place);
        for (var group : due.groups()) {
            groups.computeIfPresent(group, (key, places) -> {
                places.remove(place);
                return places.isEmpty() ? null : places;
            });
        }
        return due;
    }

    int size() {
        return work.size();
    }
}
