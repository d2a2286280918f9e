package io.github.inngestcdi.cdi.internal.function;

import io.github.inngestcdi.CancelContext;
import io.github.inngestcdi.DurableFunction;
import io.github.inngestcdi.FailureContext;
import io.github.inngestcdi.FunctionDefinition;
import io.github.inngestcdi.cdi.internal.container.BeanAccess;
import io.github.inngestcdi.cdi.internal.container.CdiMessages;
import io.github.inngestcdi.cdi.internal.container.KebabCase;
import jakarta.enterprise.inject.spi.AnnotatedType;
import jakarta.enterprise.inject.spi.Bean;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.function.Consumer;

/** A function that a bean class declares: it runs {@link DurableFunction#run}. */
final class ClassFunction implements DeclaredFunction {
    private final BeanInstance<DurableFunction<Object, Object>> instance;
    private final AnnotatedType<?> type;

    @SuppressWarnings("unchecked")
    ClassFunction(BeanAccess beans, Bean<?> bean, AnnotatedType<?> type) {
        this.instance = new BeanInstance<>(beans, (Bean<DurableFunction<Object, Object>>) bean);
        this.type = type;
    }

    @Override
    public String origin() {
        return type.getJavaClass().getName();
    }

    @Override
    public FunctionDefinition<?, ?> define(Handlers handlers, Consumer<String> mistakes) {
        var eventType = typeArgument(0);
        if (!EventTypes.isKnown(eventType)) {
            mistakes.accept(CdiMessages.eventTypeUnknown(origin(), eventType));
        }
        var options = WorkflowOptions.of(
                type, KebabCase.of(instance.bean().getBeanClass().getSimpleName()));
        // the output may be null, which NullAway does not see in a type argument without its JSpecify mode
        @SuppressWarnings("NullAway")
        DurableFunction<Object, Object> body = run -> instance.lend(function -> function.run(run));
        var builder = FunctionDefinition.builder(options.id(), eventType, body)
                .resultType(typeArgument(1))
                .definedBy(type.getJavaClass())
                .origin(origin());
        options.applyTo(builder);
        builder.options(DeclaredOptions.of(type, origin(), mistakes));
        Triggers.of(type, eventType, origin(), mistakes).forEach(builder::trigger);
        handlers.applyTo(builder, options.id());
        if (overrides("onFailure", FailureContext.class)) {
            handlers.checkNoFailureMethod(options.id(), origin() + ".onFailure", mistakes);
            builder.onFailure(failure -> instance.lend(function -> {
                function.onFailure(failure);
                return null;
            }));
        }
        if (overrides("onCancel", CancelContext.class)) {
            handlers.checkNoCancelMethod(options.id(), origin() + ".onCancel", mistakes);
            builder.onCancel(cancelled -> instance.lend(function -> {
                function.onCancel(cancelled);
                return null;
            }));
        }
        return builder.build();
    }

    /** {@return the type argument that the class gives to {@link DurableFunction} at {@code index}} */
    private Type typeArgument(int index) {
        return type.getTypeClosure().stream()
                .filter(each -> each instanceof ParameterizedType parameterized
                        && parameterized.getRawType() == DurableFunction.class)
                .map(each -> ((ParameterizedType) each).getActualTypeArguments()[index])
                .findFirst()
                .orElse(Object.class);
    }

    private boolean overrides(String method, Class<?> parameter) {
        try {
            return type.getJavaClass().getMethod(method, parameter).getDeclaringClass() != DurableFunction.class;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }
}
