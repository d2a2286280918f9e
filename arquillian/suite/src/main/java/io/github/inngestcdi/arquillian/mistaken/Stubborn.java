package io.github.inngestcdi.arquillian.mistaken;

import io.github.inngestcdi.cdi.OnEvent;
import io.github.inngestcdi.cdi.Workflow;
import jakarta.enterprise.context.ApplicationScoped;

/** Has more retries than the limit. */
@ApplicationScoped
public class Stubborn {
    @Workflow(id = "push", retries = 50)
    @OnEvent("door/closed")
    void push() {}
}
