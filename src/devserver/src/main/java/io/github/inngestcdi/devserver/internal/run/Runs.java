package io.github.inngestcdi.devserver.internal.run;

import java.util.List;
import java.util.Optional;

/** The runs, to look up. */
public interface Runs {
    Optional<Run> find(String id);

    /** {@return the runs that the event with this internal id started} */
    List<Run> ofEvent(String internalId);

    /** {@return the newest runs first, at most {@code limit}} */
    List<Run> newest(int limit);
}
