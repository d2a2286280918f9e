package io.github.inngestcdi.cdi.internal.function;

import io.github.inngestcdi.DurableFunction;
import io.github.inngestcdi.FunctionDefinition;
import io.github.inngestcdi.cdi.Batch;
import io.github.inngestcdi.cdi.internal.container.BeanAccess;
import io.github.inngestcdi.cdi.internal.container.CdiMessages;
import java.util.Optional;
import java.util.function.Consumer;

/** A function that a method of a bean declares, possibly a durable observer. */
final class MethodFunction implements DeclaredFunction {
    private final BeanMethod method;
    private final RunParameters parameters;

    MethodFunction(BeanAccess beans, BeanMethod method) {
        this.method = method;
        this.parameters = new RunParameters(beans, method);
    }

    @Override
    public String origin() {
        return method.origin();
    }

    @Override
    public FunctionDefinition<?, ?> define(Handlers handlers, Consumer<String> mistakes) {
        check(mistakes);
        var options = WorkflowOptions.of(method.annotated(), method.defaultId());
        // the output may be null, which NullAway does not see in a type argument without its JSpecify mode
        @SuppressWarnings("NullAway")
        DurableFunction<Object, Object> body = run -> method.call(parameters.arguments(), run);
        var builder = FunctionDefinition.builder(options.id(), parameters.eventType(), body)
                .resultType(method.annotated().getBaseType())
                .origin(origin());
        options.applyTo(builder);
        builder.options(DeclaredOptions.of(method.annotated(), origin(), mistakes));
        var triggers = Triggers.of(method.annotated(), parameters.eventType(), origin(), mistakes);
        if (triggers.isEmpty() && !Triggers.areOn(method.annotated())) {
            missingTrigger().ifPresent(mistakes);
        }
        triggers.forEach(builder::trigger);
        handlers.applyTo(builder, options.id());
        return builder.build();
    }

    private void check(Consumer<String> mistakes) {
        try {
            method.open();
        } catch (RuntimeException e) {
            mistakes.accept(CdiMessages.notAccessible(origin(), e));
        }
        parameters.check(origin(), mistakes);
        if (method.annotated().isAnnotationPresent(Batch.class) && !parameters.takesABatch()) {
            mistakes.accept(CdiMessages.batchParameterMissing(origin()));
        }
        parameters.injected().forEach(each -> each.mistake(origin()).ifPresent(mistakes));
    }

    /** {@return the mistake of a missing trigger; empty if the method takes an event, because other functions can invoke it} */
    private Optional<String> missingTrigger() {
        if (method.annotated().getParameters().stream().anyMatch(RunParameters::isObserved)) {
            return Optional.of(CdiMessages.observedWithoutName(origin(), parameters.eventType()));
        }
        return parameters.takesAnEvent() ? Optional.empty() : Optional.of(CdiMessages.noTrigger(origin()));
    }
}
