package io.github.inngestcdi.devserver.internal.engine;

import io.github.inngestcdi.devserver.internal.app.App;
import io.github.inngestcdi.devserver.internal.event.StoredEvent;
import io.github.inngestcdi.devserver.internal.run.Run;

/**
 * Is notified of what a turn has changed, at the end of the turn.
 *
 * <p>The engine's lock is held meanwhile, so that a listener can read a run. It must be quick, and must not call the engine.
 */
public interface EngineListener {
    /** A run is new or has changed; called once for each turn, however often the turn changed it. */
    void runChanged(Run run);

    void eventAccepted(StoredEvent event);

    void appRegistered(App app);
}
