package io.github.inngestcdi.devserver.internal.engine;

import io.github.inngestcdi.devserver.internal.app.Apps;
import io.github.inngestcdi.devserver.internal.event.Events;
import io.github.inngestcdi.devserver.internal.run.Runs;

/** The state, to look at while the engine's lock is held: see {@link Engine#view}. What it returns must not be changed. */
public interface View {
    Apps registry();

    Events events();

    Runs runs();

    Cancellations cancellations();
}
