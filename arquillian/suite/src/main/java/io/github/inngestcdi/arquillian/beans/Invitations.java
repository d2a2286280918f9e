package io.github.inngestcdi.arquillian.beans;

import io.github.inngestcdi.Step;
import io.github.inngestcdi.cdi.Async;
import io.github.inngestcdi.cdi.Workflow;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Receives events that must be valid. */
@ApplicationScoped
public class Invitations {
    @Workflow(id = "invite", retries = 2)
    String invite(@Observes @Async GuestInvited guest, Step step) {
        return step.run("write", () -> "dear " + guest.name());
    }
}
