package io.github.inngestcdi.arquillian.beans;

import io.github.inngestcdi.Step;
import io.github.inngestcdi.cdi.Async;
import io.github.inngestcdi.cdi.Workflow;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** One instance for all call requests. */
@ApplicationScoped
public class OfTheApplication extends Attendance {
    @Workflow(id = "of-the-application")
    Seen answer(@Observes @Async RollCall call, Step step) {
        return attend(step);
    }
}
