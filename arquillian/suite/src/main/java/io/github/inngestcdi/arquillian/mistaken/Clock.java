package io.github.inngestcdi.arquillian.mistaken;

import io.github.inngestcdi.cdi.OnCron;
import io.github.inngestcdi.cdi.Workflow;
import jakarta.enterprise.context.ApplicationScoped;

/** Its schedule has an hour that does not exist. */
@ApplicationScoped
public class Clock {
    @Workflow(id = "strike")
    @OnCron("0 25 * * *")
    void strike() {}
}
