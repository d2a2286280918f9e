package io.github.inngestcdi.arquillian.beans;

import io.github.inngestcdi.Step;
import jakarta.inject.Inject;
import java.time.Duration;

/** The body of the function in each scope. It is called twice, and reports which objects are the same in both calls. */
abstract class Attendance {
    @Inject
    private Ticket ticket;

    @Inject
    private TicketInspector inspector;

    private int calls;

    /**
     * What a run has seen.
     *
     * @param calls the number of calls of this instance so far: 2 if one instance serves both call requests
     * @param oneTicket whether the request scope was the same throughout a call request
     * @param twoTickets whether the second call request had a different request scope
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
