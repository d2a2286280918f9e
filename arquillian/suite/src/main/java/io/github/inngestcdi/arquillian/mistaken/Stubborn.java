package io.github.inngestcdi.arquillian.mistaken;

import io.github.inngestcdi.cdi.OnEvent;
import io.github.inngestcdi.cdi.Workflow;
import jakarta.enterprise.context.ApplicationScoped;

/** Tries more often than may be. */
@ApplicationScoped
public class Stubborn {
    @Workflow(id = "push", retries = 50)
    @OnEvent("door/closed")
    void push() {}
}
