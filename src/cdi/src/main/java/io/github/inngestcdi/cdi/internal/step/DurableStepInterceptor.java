package io.github.inngestcdi.cdi.internal.step;

import io.github.inngestcdi.cdi.DurableStep;
import io.github.inngestcdi.internal.engine.AmbientStep;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.io.Serializable;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Turns a call inside a run into a step of the run. It runs before the container's transactions, so a transaction begins only
 * when the step's code runs. It is serializable, because session-scoped beans may be bound to it.
 */
@Interceptor
@DurableStep
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 50)
public class DurableStepInterceptor implements Serializable {
    private static final long serialVersionUID = 1L;

    @Inject
    private DurableSteps steps;

    /** Proceeds with the call as a step of the calling thread's run, or as a plain call outside a run. */
    @AroundInvoke
    public @Nullable Object memoize(InvocationContext call) throws Exception {
        Optional<StepMethod> step =
                AmbientStep.isInRun() ? steps.find(call.getTarget(), call.getMethod()) : Optional.empty();
        return step.isPresent() ? step.get().run(new AmbientStep(), call::proceed) : call.proceed();
    }
}
