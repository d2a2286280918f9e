package io.github.inngestcdi.arquillian.beans;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Sees the ticket of whoever asks. */
@ApplicationScoped
public class TicketInspector {
    @Inject
    private Ticket ticket;

    public String number() {
        return ticket.number();
    }
}
