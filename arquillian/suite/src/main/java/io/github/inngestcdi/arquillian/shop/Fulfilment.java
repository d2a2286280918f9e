package io.github.inngestcdi.arquillian.shop;

import io.github.inngestcdi.EventWait;
import io.github.inngestcdi.InngestEvent;
import io.github.inngestcdi.RetryAfterException;
import io.github.inngestcdi.Step;
import io.github.inngestcdi.cdi.Workflow;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;

/** Methods as functions: they wait, retry, invoke, and send. */
@ApplicationScoped
public class Fulfilment {
    @Inject
    private Journal journal;

    @Inject
    private Step step;

    /** The first attempt fails, and the step is retried after a second. */
    @Workflow(id = "charge", retries = 2)
    String charge(OrderPlaced order, Cashier cashier) {
        return step.run("charge-card", () -> {
            journal.write(order.orderId() + ": charge");
            if (journal.of(order.orderId()).stream().filter("charge"::equals).count() == 1) {
                throw new RetryAfterException("the bank is closed", Duration.ofSeconds(1));
            }
            return cashier.charge(order);
        });
    }

    /** Waits for an approval, confirms it by invoking another function, and starts a third with an event. */
    @Workflow(id = "ship")
    public Map<String, Object> ship(InngestEvent<OrderPlaced> placed, Step step) {
        var orderId = placed.data().orderId();
        var approved = step.waitForEvent(
                "approval",
                EventWait.of(OrderApproved.class, Duration.ofDays(7)).withMatch("data.orderId"));
        if (approved.isEmpty()) {
            return Map.of("orderId", orderId, "approved", false);
        }
        var receipt = step.invoke("confirm", SendMail.class, new Mail(orderId, "confirmed"));
        var sent = step.sendEvent("tell", new OrderShipped(orderId));
        return Map.of("approvedBy", approved.get().data().by(), "receipt", receipt.id(), "sent", sent.size());
    }

    @SuppressWarnings("UnusedMethod") // private, and called by Inngest alone
    @Workflow(id = "track")
    private String track(OrderShipped shipped) {
        step.run("track", () -> journal.write(shipped.orderId() + ": tracked"));
        return shipped.orderId();
    }
}
