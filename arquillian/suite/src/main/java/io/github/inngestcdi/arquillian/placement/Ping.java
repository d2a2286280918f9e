package io.github.inngestcdi.arquillian.placement;

import io.github.inngestcdi.cdi.OnEvent;
import io.github.inngestcdi.cdi.Workflow;
import jakarta.enterprise.context.ApplicationScoped;

/** The only function. */
@ApplicationScoped
public class Ping {
    @Workflow(id = "ping")
    @OnEvent("ball/served")
    void ping() {}
}
