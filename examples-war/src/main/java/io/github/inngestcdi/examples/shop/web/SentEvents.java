package io.github.inngestcdi.examples.shop.web;

import io.github.inngestcdi.cdi.EventSent;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.List;

/** The events that the current request has sent to Inngest. */
@RequestScoped
public class SentEvents {
    private final List<String> ids = new ArrayList<>();

    void add(@Observes EventSent event) {
        ids.add(event.id());
    }

    /**
     * {@return the id of the last event sent}
     *
     * @throws IllegalStateException if the request has sent none
     */
    public String lastId() {
        if (ids.isEmpty()) {
            throw new IllegalStateException("This request has sent no event. Fire one with @Async first.");
        }
        return ids.get(ids.size() - 1);
    }
}
