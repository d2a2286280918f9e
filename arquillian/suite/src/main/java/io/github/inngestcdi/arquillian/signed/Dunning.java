package io.github.inngestcdi.arquillian.signed;

import io.github.inngestcdi.Step;
import io.github.inngestcdi.cdi.Async;
import io.github.inngestcdi.cdi.Workflow;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Asks for money, twice. */
@ApplicationScoped
public class Dunning {
    @Workflow(id = "dunning")
    String remind(@Observes @Async InvoiceSent sent, Step step) {
        var first = step.run("first", () -> "please pay " + sent.invoiceId());
        var second = step.run("second", () -> "now");
        return first + ", " + second;
    }
}
