package io.github.inngestcdi.devserver.internal.engine;

import io.github.inngestcdi.devserver.internal.app.App;
import io.github.inngestcdi.devserver.internal.run.Due;

/** Stores the registrations of apps: each replaces the one before it, and shows that the app can be called. */
final class Registrations {
    private final CronLoops crons;

    Registrations(CronLoops crons) {
        this.crons = crons;
    }

    /**
     * Stores a registration with its version, unless its checksum is that of the one in force. Sends the calls that did not
     * reach the app again.
     *
     * @return the registration in force
     */
    App register(Turn turn, App app) {
        var before = turn.registry().app(app.name());
        var inForce = before.filter(known -> known.checksum().equals(app.checksum()))
                .orElseGet(() ->
                        store(turn, app.withVersion(before.map(App::version).orElse(App.UNREGISTERED) + 1)));
        sendAgain(turn, app);
        return inForce;
    }

    private App store(Turn turn, App app) {
        turn.registry().put(app);
        crons.restart(turn, app);
        turn.registered(app);
        return app;
    }

    private static void sendAgain(Turn turn, App app) {
        for (var due : turn.agenda().takeAll(Due.Group.unreachable(app.name()))) {
            if (due instanceof Due.Call call) {
                turn.send(call);
            }
        }
    }
}
