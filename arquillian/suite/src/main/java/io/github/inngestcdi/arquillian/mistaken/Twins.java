package io.github.inngestcdi.arquillian.mistaken;

import io.github.inngestcdi.cdi.OnEvent;
import io.github.inngestcdi.cdi.Workflow;
import jakarta.enterprise.context.ApplicationScoped;

/** Two functions, one id. */
@ApplicationScoped
public class Twins {
    @Workflow(id = "twin")
    @OnEvent("twin/born")
    void castor() {}

    @Workflow(id = "twin")
    @OnEvent("twin/born")
    void pollux() {}
}
