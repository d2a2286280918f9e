package io.github.inngestcdi.devserver.internal.engine;

import io.github.inngestcdi.devserver.internal.run.Due;

/** Does the due work of the agenda, one piece in each turn. */
final class DueWork {
    private final StepResults results;
    private final CronLoops crons;

    DueWork(StepResults results, CronLoops crons) {
        this.results = results;
        this.crons = crons;
    }

    /** Does the first piece of work, if it is due. */
    void doFirst(Turn turn) {
        turn.agenda().takeFirst(turn.now()).ifPresent(due -> perform(turn, due));
    }

    private void perform(Turn turn, Due due) {
        if (due instanceof Due.Request request) {
            turn.send(request);
        } else if (due instanceof Due.Wake wake) {
            results.resume(turn, wake.run(), wake.stepId(), wake.result());
        } else if (due instanceof Due.Cron cron) {
            crons.fire(turn, cron);
        } else {
            throw new IllegalStateException("there is no code for " + due);
        }
    }
}
