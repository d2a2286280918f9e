package io.github.inngestcdi.arquillian.shop;

import io.github.inngestcdi.Step;
import io.github.inngestcdi.cdi.Async;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;

/** A durable observer that lives for days. */
@ApplicationScoped
public class Onboarding {
    @Inject
    private Journal journal;

    String welcome(@Observes @Async UserRegistered user, Step step) {
        step.run("send-welcome", () -> journal.write(user.userId() + ": welcome"));
        step.sleep("wait-a-day", Duration.ofDays(1));
        step.run("send-tips", () -> journal.write(user.userId() + ": tips"));
        return "onboarded " + user.email();
    }

    /** A local, synchronous observer: it throws if the user has no address, so the event is not sent. */
    void check(@Observes UserRegistered user) {
        if (user.email().isEmpty()) {
            throw new IllegalArgumentException("no address");
        }
    }
}
