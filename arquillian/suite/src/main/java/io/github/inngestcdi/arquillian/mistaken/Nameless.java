package io.github.inngestcdi.arquillian.mistaken;

import io.github.inngestcdi.cdi.Async;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;

/** Fires an event without a name. */
@ApplicationScoped
public class Nameless {
    @Inject
    @Async
    private Event<Whatever> happened;

    void happen() {
        happened.fire(new Whatever(""));
    }

    public record Whatever(String what) {}
}
