package io.github.inngestcdi.arquillian.beans;

import io.github.inngestcdi.Step;
import io.github.inngestcdi.cdi.Async;
import io.github.inngestcdi.cdi.Workflow;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** One instance for each call of the body, destroyed after it. */
@Dependent
public class Passing extends Attendance {
    @Inject
    private Departures departures;

    @Workflow(id = "passing")
    Seen answer(@Observes @Async RollCall call, Step step) {
        return attend(step);
    }

    @PreDestroy
    void leave() {
        departures.add();
    }
}
