package io.github.inngestcdi.devserver.internal.event;

import java.util.List;
import java.util.Optional;

/** The events that were accepted, to look up. */
public interface Events {
    Optional<StoredEvent> find(String internalId);

    /** {@return the newest events first, at most {@code limit}; of one name or, if {@code name} is empty, of all} */
    List<StoredEvent> newest(int limit, String name);
}
