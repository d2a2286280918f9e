package io.github.inngestcdi.arquillian.beans;

import io.github.inngestcdi.Step;
import io.github.inngestcdi.cdi.Async;
import io.github.inngestcdi.cdi.Workflow;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Observes;

/** One instance for each call request. */
@RequestScoped
public class OfTheRequest extends Attendance {
    @Workflow(id = "of-the-request")
    Seen answer(@Observes @Async RollCall call, Step step) {
        return attend(step);
    }
}
