package io.github.inngestcdi.devserver.internal.engine;

import io.github.inngestcdi.devserver.internal.app.App;
import io.github.inngestcdi.devserver.internal.event.StoredEvent;
import io.github.inngestcdi.devserver.internal.run.Run;

/**
 * Is notified of the changes of a turn at the end of the turn.
 *
 * <p>The engine holds its lock, so a listener can read a run. A listener must be quick, and must not call the engine. An
 * exception that it throws is logged, and the turn goes on.
 */
public interface EngineListener {
    /** A run is new or has changed; called once for each turn, however often the turn changed it. */
    void runChanged(Run run);

    void eventAccepted(StoredEvent event);

    void appRegistered(App app);
}
