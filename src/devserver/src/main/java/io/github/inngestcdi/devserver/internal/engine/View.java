package io.github.inngestcdi.devserver.internal.engine;

import io.github.inngestcdi.devserver.internal.app.Apps;
import io.github.inngestcdi.devserver.internal.event.Events;
import io.github.inngestcdi.devserver.internal.run.Runs;

/** The state during a look, which holds the engine's lock: see {@link Engine#view}. Callers do not change what it returns. */
public interface View {
    Apps registry();

    Events events();

    Runs runs();

    Cancellations cancellations();
}
