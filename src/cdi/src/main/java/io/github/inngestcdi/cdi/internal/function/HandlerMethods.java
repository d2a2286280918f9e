package io.github.inngestcdi.cdi.internal.function;

import io.github.inngestcdi.cdi.internal.container.BeanAccess;
import io.github.inngestcdi.cdi.internal.container.CdiMessages;
import jakarta.enterprise.inject.spi.AnnotatedParameter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The methods that run after a run has ended in one way, by the ids of their functions.
 *
 * @param <C> the context that such a method gets
 */
final class HandlerMethods<C> {
    private final BeanAccess beans;
    private final String ends;
    private final Map<Class<?>, Argument<C>> given;
    private final List<Handler> found = new ArrayList<>();

    /**
     * Collects methods of one kind.
     *
     * @param ends the kind of end, for messages: {@code Failures}
     * @param given the values of parameters of these types; other parameters are injected
     */
    HandlerMethods(BeanAccess beans, String ends, Map<Class<?>, Argument<C>> given) {
        this.beans = beans;
        this.ends = ends;
        this.given = given;
    }

    /**
     * Adds a method.
     *
     * @param annotation the annotation of the method, for messages: {@code @OnFailure}
     */
    void add(BeanMethod method, String annotation, String functionId) {
        found.add(new Handler(method, annotation, functionId));
    }

    /** {@return the code that handles the ends of the function {@code id}; empty if there is no method for them} */
    Optional<Code<C>> find(String id) {
        return of(id).map(method -> {
            var arguments = arguments(method);
            return ended -> method.call(arguments, ended);
        });
    }

    /** Reports a mistake if there is a method for the function {@code id}, which handles its ends itself. */
    void checkNoMethod(String id, String origin, Consumer<String> mistakes) {
        of(id).ifPresent(method -> mistakes.accept(CdiMessages.handledTwice(ends, id, origin, method.origin())));
    }

    /** Reports mistakes in the methods, given the ids of all functions. */
    void check(List<String> functionIds, Consumer<String> mistakes) {
        Map<String, BeanMethod> handlers = new TreeMap<>();
        for (var handler : sorted()) {
            var id = handler.functionId();
            var method = handler.method();
            var other = handlers.putIfAbsent(id, method);
            if (other != null) {
                mistakes.accept(CdiMessages.handledTwice(ends, id, other.origin(), method.origin()));
            }
            if (!functionIds.contains(id)) {
                mistakes.accept(
                        CdiMessages.handlerOfUnknownFunction(method.origin(), handler.annotation(), id, functionIds));
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
        arguments(method).stream()
                .filter(InjectedArgument.class::isInstance)
                .map(argument -> ((InjectedArgument<?>) argument).mistake(method.origin()))
                .flatMap(Optional::stream)
                .forEach(mistakes);
    }

    private List<Argument<C>> arguments(BeanMethod method) {
        return method.annotated().getParameters().stream().map(this::argument).toList();
    }

    private Argument<C> argument(AnnotatedParameter<?> parameter) {
        var known = given.get(EventTypes.raw(parameter.getBaseType()));
        return known == null ? new InjectedArgument<>(beans, parameter) : known;
    }

    private Optional<BeanMethod> of(String id) {
        return sorted().stream()
                .filter(handler -> handler.functionId().equals(id))
                .map(Handler::method)
                .findFirst();
    }

    private List<Handler> sorted() {
        return found.stream()
                .sorted(Comparator.comparing(handler -> handler.method().origin()))
                .toList();
    }

    private record Handler(BeanMethod method, String annotation, String functionId) {}

    /** The code that runs after a run has ended. */
    @FunctionalInterface
    interface Code<C> {
        /** {@return the output of the run that executes this code} */
        @Nullable
        Object run(C ended) throws Exception;
    }
}
