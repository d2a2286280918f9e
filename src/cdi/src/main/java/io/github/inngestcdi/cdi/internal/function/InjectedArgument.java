package io.github.inngestcdi.cdi.internal.function;

import io.github.inngestcdi.cdi.internal.container.BeanAccess;
import io.github.inngestcdi.cdi.internal.container.CdiMessages;
import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.InjectionException;
import jakarta.enterprise.inject.spi.AnnotatedParameter;
import jakarta.enterprise.inject.spi.InjectionPoint;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A parameter that is injected like a parameter of an observer: a bean, an {@code Instance}, an {@code Event}, a setting. */
final class InjectedArgument<C> implements Argument<C> {
    private final BeanAccess beans;
    private final AnnotatedParameter<?> parameter;
    private volatile @Nullable InjectionPoint point;

    InjectedArgument(BeanAccess beans, AnnotatedParameter<?> parameter) {
        this.beans = beans;
        this.parameter = parameter;
    }

    @Override
    public @Nullable Object value(C run, CreationalContext<?> call) {
        return beans.manager().getInjectableReference(point(), call);
    }

    /** {@return the reason why the parameter cannot be injected, if any} Call this when all beans are known. */
    Optional<String> mistake(String origin) {
        var manager = beans.manager();
        try {
            manager.validate(point());
            return Optional.empty();
        } catch (InjectionException | IllegalArgumentException e) {
            return Optional.of(CdiMessages.parameterUnresolved(
                    origin,
                    parameter.getPosition() + 1,
                    parameter.getBaseType(),
                    String.valueOf(e.getMessage()).lines().findFirst().orElse("")));
        }
    }

    private InjectionPoint point() {
        var known = point;
        if (known == null) {
            known = beans.manager().createInjectionPoint(parameter);
            point = known;
        }
        return known;
    }
}
