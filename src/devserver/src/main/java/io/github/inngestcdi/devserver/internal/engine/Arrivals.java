package io.github.inngestcdi.devserver.internal.engine;

import io.github.inngestcdi.devserver.internal.event.StoredEvent;
import io.github.inngestcdi.devserver.internal.protocol.Memo;

/** Accepts events: each resumes the runs that wait for it, and starts those that it triggers. */
final class Arrivals {
    private final RunStarter starter;
    private final StepResults results;

    Arrivals(RunStarter starter, StepResults results) {
        this.starter = starter;
        this.results = results;
    }

    /** Accepts {@code event}, unless it has arrived before. */
    void accept(Turn turn, StoredEvent event) {
        if (turn.events().add(event)) {
            turn.accepted(event);
            for (var step : turn.waits().metBy(event)) {
                results.resume(turn, step.run(), step.stepId(), Memo.of(event.full()));
            }
            starter.start(turn, event);
        }
    }

    /** Runs the function of this slug or UUID with {@code event}. An event for an unknown function is only accepted. */
    void invoke(Turn turn, String function, StoredEvent event) {
        turn.registry()
                .function(function)
                .ifPresentOrElse(found -> starter.invoke(turn, found, event), () -> accept(turn, event));
    }

    /** Applies a consequence of an earlier change in the same turn. */
    void follow(Turn turn, Turn.Consequence consequence) {
        if (consequence instanceof Turn.Consequence.OwnEvent own) {
            accept(turn, own.event());
        } else if (consequence instanceof Turn.Consequence.Result result) {
            results.resume(turn, result.step().run(), result.step().stepId(), result.memo());
        }
    }
}
