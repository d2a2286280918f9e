package io.github.inngestcdi.cdi.internal.function;

import io.github.inngestcdi.FailureContext;
import io.github.inngestcdi.FailureHandler;
import io.github.inngestcdi.FunctionError;
import io.github.inngestcdi.Step;
import io.github.inngestcdi.cdi.OnFailure;
import io.github.inngestcdi.cdi.internal.BeanAccess;
import io.github.inngestcdi.cdi.internal.CdiMessages;
import jakarta.enterprise.inject.spi.AnnotatedParameter;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** The methods that run after a function has failed for good, by that function's id. */
final class FailureMethods {
    private final BeanAccess beans;
    private final List<BeanMethod> found = new ArrayList<>();

    FailureMethods(BeanAccess beans) {
        this.beans = beans;
    }

    void add(BeanMethod method) {
        found.add(method);
    }

    /** {@return what handles the failures of the function {@code id}} */
    Optional<FailureHandler<Object>> find(String id) {
        return of(id).map(method -> {
            List<Argument<FailureContext<?>>> arguments = method.annotated().getParameters().stream()
                    .map(this::argument)
                    .toList();
            return failure -> method.call(arguments, failure);
        });
    }

    /** Tells {@code mistakes} if the function {@code id}, which handles failures itself, is handled by a method too. */
    void handledBy(String id, String origin, Consumer<String> mistakes) {
        of(id).ifPresent(method -> mistakes.accept(CdiMessages.failureHandledTwice(id, origin, method.origin())));
    }

    /** Tells {@code mistakes} what is wrong with the methods, given the ids of all functions. */
    void check(List<String> functionIds, Consumer<String> mistakes) {
        Map<String, BeanMethod> handlers = new TreeMap<>();
        for (BeanMethod method :
                found.stream().sorted(Comparator.comparing(BeanMethod::origin)).toList()) {
            String id = id(method);
            BeanMethod other = handlers.putIfAbsent(id, method);
            if (other != null) {
                mistakes.accept(CdiMessages.failureHandledTwice(id, other.origin(), method.origin()));
            }
            if (!functionIds.contains(id)) {
                mistakes.accept(CdiMessages.failureOfUnknownFunction(method.origin(), id, functionIds));
            }
            check(method, mistakes);
        }
    }

    private void check(BeanMethod method, Consumer<String> mistakes) {
        try {
            method.open();
        } catch (RuntimeException e) {
            mistakes.accept(CdiMessages.notAccessible(method.origin(), e));
        }
        method.annotated().getParameters().stream()
                .map(this::argument)
                .filter(InjectedArgument.class::isInstance)
                .map(argument -> ((InjectedArgument<?>) argument).mistake(method.origin()))
                .flatMap(Optional::stream)
                .forEach(mistakes);
    }

    private Argument<FailureContext<?>> argument(AnnotatedParameter<?> parameter) {
        Type type = parameter.getBaseType();
        if (type == Step.class) {
            return (failure, call) -> failure.step();
        }
        if (type == FunctionError.class) {
            return (failure, call) -> failure.error();
        }
        return EventTypes.raw(type) == FailureContext.class
                ? (failure, call) -> failure
                : new InjectedArgument<>(beans, parameter);
    }

    private Optional<BeanMethod> of(String id) {
        return found.stream().filter(method -> id(method).equals(id)).min(Comparator.comparing(BeanMethod::origin));
    }

    private static String id(BeanMethod method) {
        return method.annotated().getAnnotation(OnFailure.class).value();
    }
}
