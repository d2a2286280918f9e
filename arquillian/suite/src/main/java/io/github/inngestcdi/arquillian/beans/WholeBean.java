package io.github.inngestcdi.arquillian.beans;

import io.github.inngestcdi.DurableFunction;
import io.github.inngestcdi.FunctionContext;
import io.github.inngestcdi.cdi.Workflow;
import jakarta.inject.Inject;

/** A class that is a function, in the scope of its stereotype; other functions invoke it, no event starts it. */
@Workflow(id = "whole-bean")
public class WholeBean implements DurableFunction<RollCall, String> {
    @Inject
    private Ticket ticket;

    @Override
    public String run(FunctionContext<RollCall> context) {
        return context.step().run("greet", () -> "hello " + context.data().caller() + ", " + (ticket.number() != null));
    }
}
