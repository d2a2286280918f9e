package io.github.inngestcdi.devserver.internal.event;

import java.util.List;
import java.util.Optional;

/** Looks up the events that were accepted. */
public interface Events {
    Optional<StoredEvent> find(String internalId);

    /** {@return the newest events, at most {@code limit} and the newest first, of one name or, if {@code name} is empty, of all} */
    List<StoredEvent> newest(int limit, String name);
}
