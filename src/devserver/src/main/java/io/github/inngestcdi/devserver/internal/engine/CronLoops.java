package io.github.inngestcdi.devserver.internal.engine;

import io.github.inngestcdi.devserver.internal.app.App;
import io.github.inngestcdi.devserver.internal.app.FunctionConfig;
import io.github.inngestcdi.devserver.internal.app.Trigger;
import io.github.inngestcdi.devserver.internal.event.StoredEvent;
import io.github.inngestcdi.devserver.internal.json.Json;
import io.github.inngestcdi.devserver.internal.run.Due;
import io.github.inngestcdi.devserver.internal.time.CronSchedule;
import java.time.Instant;
import java.util.Optional;

/** Runs functions on their schedules. Only the next time of each is on the agenda, so missed times are skipped. */
final class CronLoops {
    private final RunStarter starter;

    CronLoops(RunStarter starter) {
        this.starter = starter;
    }

    /** Follows the schedules of {@code app}, which replace its earlier ones. */
    void restart(Turn turn, App app) {
        turn.agenda().takeAll(Due.Group.schedules(app.name()));
        for (var function : app.functions()) {
            for (var trigger : function.triggers()) {
                if (trigger instanceof Trigger.OnCron cron) {
                    next(turn, function, cron.schedule(), turn.now());
                }
            }
        }
    }

    private static void next(Turn turn, FunctionConfig function, CronSchedule schedule, Instant after) {
        schedule.after(after).ifPresent(at -> turn.agenda().add(new Due.Cron(function, schedule, at)));
    }

    void fire(Turn turn, Due.Cron due) {
        var at = due.at().toString();
        var data = Json.object()
                .put("cron", due.schedule().source())
                .put("scheduledAt", at)
                .put("fireAt", at);
        var event = RunStarter.ownEvent(turn, StoredEvent.SCHEDULED, data, Optional.of(at), Json.object());
        starter.invoke(turn, due.function(), event);
        next(turn, due.function(), due.schedule(), turn.now().isAfter(due.at()) ? turn.now() : due.at());
    }
}
