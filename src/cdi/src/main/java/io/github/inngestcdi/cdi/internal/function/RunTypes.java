package io.github.inngestcdi.cdi.internal.function;

import io.github.inngestcdi.cdi.internal.container.CdiMessages;
import io.github.inngestcdi.internal.json.ResolvedType;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.AnnotatedMethod;
import jakarta.enterprise.inject.spi.AnnotatedParameter;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.configurator.AnnotatedMethodConfigurator;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Beans for the parameters of durable observers that only a run provides, such as {@code FunctionContext<T>}. The container
 * checks all parameters, even of observers that it never notifies. Each parameter has its own bean with its own qualifier,
 * so that the bean is injected nowhere else.
 */
public final class RunTypes {
    private final List<Type> types = new ArrayList<>();

    /** Marks such parameters of the observers in a class with a qualifier. */
    public synchronized void mark(ProcessAnnotatedType<?> event) {
        if (event.getAnnotatedType().getMethods().stream().anyMatch(RunTypes::needsMarks)) {
            event.configureAnnotatedType().filterMethods(RunTypes::needsMarks).forEach(this::mark);
        }
    }

    /** Adds a bean for each marked parameter. */
    public synchronized void register(AfterBeanDiscovery event) {
        for (int i = 0; i < types.size(); i++) {
            var type = types.get(i);
            event.addBean()
                    .beanClass(RunTypes.class)
                    .types(beanType(type))
                    .qualifiers(new GivenByTheRun.Literal(i))
                    .scope(Dependent.class)
                    .createWith(context -> {
                        throw CdiMessages.outsideAFunction(type);
                    });
        }
    }

    private void mark(AnnotatedMethodConfigurator<?> method) {
        method.filterParams(RunTypes::isGivenByTheRun).forEach(parameter -> {
            parameter.add(new GivenByTheRun.Literal(types.size()));
            types.add(parameter.getAnnotated().getBaseType());
        });
    }

    private static boolean needsMarks(AnnotatedMethod<?> method) {
        return FunctionCollector.isDurable(method)
                && method.getParameters().stream().anyMatch(RunTypes::isGivenByTheRun);
    }

    private static boolean isGivenByTheRun(AnnotatedParameter<?> parameter) {
        return !RunParameters.isObserved(parameter) && EventTypes.isGivenByTheRun(parameter.getBaseType());
    }

    /** {@return {@code type} without wildcards, which a bean type must not contain} */
    private static Type beanType(Type type) {
        if (type instanceof WildcardType wildcard) {
            return wildcard.getUpperBounds()[0];
        }
        return type instanceof ParameterizedType parameterized
                ? new ResolvedType(
                        parameterized,
                        Arrays.stream(parameterized.getActualTypeArguments())
                                .map(RunTypes::beanType)
                                .toList())
                : type;
    }
}
