package io.github.inngestcdi.devserver.internal.run;

import java.util.List;
import java.util.Optional;

/** Looks runs up. */
public interface Runs {
    Optional<Run> find(String id);

    /** {@return the runs that the event with this internal id started} */
    List<Run> ofEvent(String internalId);

    /** {@return the newest runs, at most {@code limit} and the newest first} */
    List<Run> newest(int limit);
}
