package io.github.inngestcdi.benchmarks.app;

import static java.util.Objects.requireNonNull;

import io.github.inngestcdi.DurableFunction;
import io.github.inngestcdi.FunctionContext;
import io.github.inngestcdi.cdi.OnEvent;
import io.github.inngestcdi.cdi.Workflow;

/** A function with the number of steps that its event contains. */
@Workflow(id = "many-steps")
@OnEvent("bench/many-steps")
public class ManySteps implements DurableFunction<ManySteps.Size, Integer> {
    /** The number of steps. */
    public record Size(int steps) {}

    @Override
    public Integer run(FunctionContext<Size> context) {
        // what measures sends every call request with the number of steps
        int steps = requireNonNull(context.data()).steps();
        int cents = 0;
        for (int i = 0; i < steps; i++) {
            cents += context.step().run("step-" + i, ManySteps::parcel).cents();
        }
        return cents;
    }

    private static Parcel parcel() {
        throw new IllegalStateException("A step has run, but all steps of the measurement are memoized.");
    }
}
