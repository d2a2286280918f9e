package io.github.inngestcdi.arquillian.beans;

import io.github.inngestcdi.Step;
import jakarta.inject.Inject;
import java.time.Duration;

/** What a function of each scope does: it is called twice, and tells what is the same then and what is not. */
abstract class Attendance {
    @Inject
    private Ticket ticket;

    @Inject
    private TicketInspector inspector;

    private int calls;

    /**
     * What a run has seen.
     *
     * @param calls of this instance by now: 2 if one serves both call requests
     * @param oneTicket whether the request scope was the same throughout a call request
     * @param twoTickets whether it was another in the second one
     */
    public record Seen(int calls, boolean oneTicket, boolean twoTickets) {}

    Seen attend(Step step) {
        calls++;
        var first = step.run("first", () -> ticket.number());
        boolean oneTicket = step.run("compare", () -> inspector.number().equals(ticket.number()));
        step.sleep("pause", Duration.ofSeconds(1));
        return new Seen(calls, oneTicket && inspector.number().equals(ticket.number()), !first.equals(ticket.number()));
    }
}
