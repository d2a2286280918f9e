package io.github.inngestcdi.devserver.internal.engine;

import io.github.inngestcdi.devserver.internal.app.Registry;
import io.github.inngestcdi.devserver.internal.event.EventLog;
import io.github.inngestcdi.devserver.internal.run.RunStore;

/** All data that the server keeps. Only {@link Turns} has it: other code gets a {@link View} or a {@link Turn}. */
final class State implements View {
    private final Registry registry = new Registry();
    private final EventLog events = new EventLog();
    private final RunStore runs = new RunStore();
    private final Waits waits = new Waits();
    private final Cancellations cancellations = new Cancellations();
    private final Agenda agenda = new Agenda();

    @Override
    public Registry registry() {
        return registry;
    }

    @Override
    public EventLog events() {
        return events;
    }

    @Override
    public RunStore runs() {
        return runs;
    }

    @Override
    public Cancellations cancellations() {
        return cancellations;
    }

    Waits waits() {
        return waits;
    }

    Agenda agenda() {
        return agenda;
    }
}
