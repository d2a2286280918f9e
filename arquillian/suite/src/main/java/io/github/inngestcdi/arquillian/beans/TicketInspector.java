package io.github.inngestcdi.arquillian.beans;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Reads the ticket in the request scope of its caller. */
@ApplicationScoped
public class TicketInspector {
    @Inject
    private Ticket ticket;

    public String number() {
        return ticket.number();
    }
}
