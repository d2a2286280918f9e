package io.github.inngestcdi.arquillian.shop;

import io.github.inngestcdi.cdi.DurableStep;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Optional;

@ApplicationScoped
public class Shelves extends Store<Parcel> {
    @Override
    Parcel take(String orderId) {
        return new Parcel("parcel-" + orderId, LocalDate.of(2026, 2, 28));
    }

    @DurableStep("weigh")
    Optional<Integer> weigh(Parcel parcel) {
        return Optional.of(parcel.label().length());
    }

    @DurableStep
    protected void close() {
        // does nothing; the test needs only that it is a step
    }
}
