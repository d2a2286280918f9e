package io.github.inngestcdi.arquillian.shop;

import io.github.inngestcdi.CancelContext;
import io.github.inngestcdi.Step;
import io.github.inngestcdi.cdi.Async;
import io.github.inngestcdi.cdi.OnCancel;
import io.github.inngestcdi.cdi.Workflow;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;

/** A function whose steps are methods of another bean, and its cancel handler. */
@ApplicationScoped
public class Packing {
    @Inject
    private Shelves shelves;

    @Inject
    private Journal journal;

    @Workflow(id = "pack")
    String pack(@Observes @Async PackingWanted wanted, Step step) {
        var parcels = shelves.takeAll(wanted.orderId());
        step.sleep("let-dry", Duration.ofDays(1));
        var parcel = parcels.get(0);
        int weight = shelves.weigh(parcel).orElseThrow();
        shelves.close();
        return parcel.label() + " of " + parcel.packedOn().getYear() + " weighs " + weight;
    }

    @OnCancel("pack")
    String putBack(CancelContext<PackingWanted> cancelled, Step step) {
        var orderId = cancelled.data().orderId();
        step.run("put-back", () -> journal.write(orderId + ": put back"));
        return cancelled.cancelledRunId();
    }
}
