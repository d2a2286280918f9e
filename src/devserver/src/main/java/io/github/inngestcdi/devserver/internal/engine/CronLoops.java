package io.github.inngestcdi.devserver.internal.engine;

import io.github.inngestcdi.devserver.internal.app.App;
import io.github.inngestcdi.devserver.internal.app.FunctionConfig;
import io.github.inngestcdi.devserver.internal.app.Trigger;
import io.github.inngestcdi.devserver.internal.event.StoredEvent;
import io.github.inngestcdi.devserver.internal.json.Json;
import io.github.inngestcdi.devserver.internal.time.CronSchedule;
import io.github.inngestcdi.devserver.internal.time.Timeline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs functions on their schedules: only the next time of each is on the timeline, so a pause is not made up for. */
final class CronLoops {
    private final Engine engine;
    private final Map<String, List<Loop>> loops = new HashMap<>();

    CronLoops(Engine engine) {
        this.engine = engine;
    }

    /** Follows the schedules of {@code app}, and no longer those it had. */
    void restart(App app) {
        loops.getOrDefault(app.name(), List.of()).forEach(Loop::stop);
        var started = new ArrayList<Loop>();
        for (var function : app.functions()) {
            for (var trigger : function.triggers()) {
                if (trigger instanceof Trigger.OnCron cron) {
                    var loop = new Loop(function, cron.schedule());
                    loop.next(engine.now());
                    started.add(loop);
                }
            }
        }
        loops.put(app.name(), started);
    }

    private final class Loop {
        private final FunctionConfig function;
        private final CronSchedule schedule;
        private boolean stopped;
        private Optional<Timeline.Task> task = Optional.empty();

        Loop(FunctionConfig function, CronSchedule schedule) {
            this.function = function;
            this.schedule = schedule;
        }

        void next(Instant after) {
            task = schedule.after(after).map(due -> engine.timeline().at(due, () -> fire(due)));
        }

        private void fire(Instant due) {
            synchronized (engine) {
                if (stopped) {
                    return;
                }
                var data = Json.object()
                        .put("cron", schedule.source())
                        .put("scheduledAt", due.toString())
                        .put("fireAt", due.toString());
                var event = engine.starter()
                        .internal(StoredEvent.SCHEDULED, data, Optional.of(due.toString()), Json.object());
                engine.starter().invoke(function, event);
                var now = engine.now();
                next(now.isAfter(due) ? now : due);
            }
        }

        void stop() {
            stopped = true;
            task.ifPresent(engine.timeline()::cancel);
        }
    }
}
