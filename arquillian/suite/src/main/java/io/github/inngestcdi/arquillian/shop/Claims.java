package io.github.inngestcdi.arquillian.shop;

import io.github.inngestcdi.FailureContext;
import io.github.inngestcdi.FunctionError;
import io.github.inngestcdi.NonRetriableException;
import io.github.inngestcdi.Step;
import io.github.inngestcdi.cdi.Async;
import io.github.inngestcdi.cdi.OnFailure;
import io.github.inngestcdi.cdi.Workflow;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** A function that fails without a retry, and its failure handler. */
@ApplicationScoped
public class Claims {
    @Inject
    private Journal journal;

    @Workflow(id = "find-parcel")
    void find(@Observes @Async ParcelLost lost, Step step) {
        step.run("search", () -> {
            journal.write(lost.parcelId() + ": search");
            throw new NonRetriableException("it is gone", new IllegalStateException("washed away"));
        });
    }

    @OnFailure("find-parcel")
    void refund(FailureContext<ParcelLost> failure, FunctionError error, Step step) {
        var parcelId = failure.data().parcelId();
        step.run("refund", () -> journal.write(parcelId + ": refund, as " + error.message()));
    }
}
