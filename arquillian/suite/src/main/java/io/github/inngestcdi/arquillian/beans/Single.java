package io.github.inngestcdi.arquillian.beans;

import io.github.inngestcdi.Step;
import io.github.inngestcdi.cdi.Async;
import io.github.inngestcdi.cdi.Workflow;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** One instance, without a proxy; a bean because the application's beans.xml discovers all classes. */
@Singleton
public class Single extends Attendance {
    @Workflow(id = "single")
    Seen answer(@Observes @Async RollCall call, Step step) {
        return attend(step);
    }
}
