package io.github.inngestcdi.arquillian.observed;

import io.github.inngestcdi.Step;
import io.github.inngestcdi.cdi.OnEvent;
import io.github.inngestcdi.cdi.Workflow;
import jakarta.enterprise.context.ApplicationScoped;

/** The only function, with one step. */
@ApplicationScoped
public class Patrol {
    @Workflow(id = "patrol")
    @OnEvent("night/fallen")
    String walk(Step step) {
        return step.run("look", () -> "all is quiet");
    }
}
