package io.github.inngestcdi.devserver.internal.engine;

import io.github.inngestcdi.devserver.internal.app.App;
import io.github.inngestcdi.devserver.internal.run.Due;

/** Takes the registrations of apps: each replaces the one before, and shows that the app can be called. */
final class Registrations {
    private final CronLoops crons;

    Registrations(CronLoops crons) {
        this.crons = crons;
    }

    /** Stores the registration, if it has changed, and sends the calls that did not reach the app again, at once. */
    void register(Turn turn, App app, boolean changed) {
        if (changed) {
            turn.registry().put(app);
            crons.restart(turn, app);
            turn.registered(app);
        }
        for (var due : turn.agenda().takeAll(Due.Group.unreachable(app.name()))) {
            if (due instanceof Due.Call call) {
                turn.send(call);
            }
        }
    }
}
