package io.github.inngestcdi.arquillian.shop;

import io.github.inngestcdi.cdi.Async;
import io.github.inngestcdi.cdi.EventSent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** Fires in a transaction. */
@ApplicationScoped
public class Checkout {
    @Inject
    @Async
    private Event<OrderPlaced> placed;

    @Inject
    private Journal journal;

    /** Places an order, and rolls back if the total is not positive. */
    @Transactional
    public void place(OrderPlaced order) {
        placed.fire(order);
        journal.write(order.orderId() + ": end of transaction");
        if (order.total() <= 0) {
            throw new IllegalArgumentException("nothing to pay");
        }
    }

    void sent(@Observes EventSent sent) {
        if (sent.data() instanceof OrderPlaced order) {
            journal.write(order.orderId() + ": sent");
        }
    }
}
