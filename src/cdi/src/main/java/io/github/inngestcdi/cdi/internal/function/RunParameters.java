package io.github.inngestcdi.cdi.internal.function;

import io.github.inngestcdi.FunctionContext;
import io.github.inngestcdi.InngestEvent;
import io.github.inngestcdi.Step;
import io.github.inngestcdi.cdi.internal.container.BeanAccess;
import io.github.inngestcdi.cdi.internal.container.CdiMessages;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.enterprise.inject.spi.AnnotatedParameter;
import jakarta.enterprise.inject.spi.EventMetadata;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The values of the parameters of a function's method: the event, the run, or beans, in any order. */
final class RunParameters {
    private final BeanAccess beans;
    private final List<Argument<FunctionContext<?>>> arguments = new ArrayList<>();
    private final List<InjectedArgument<FunctionContext<?>>> injected = new ArrayList<>();
    private final List<Type> eventTypes = new ArrayList<>();
    private boolean takesABatch;

    RunParameters(BeanAccess beans, BeanMethod method) {
        this.beans = beans;
        boolean observer = method.annotated().getParameters().stream().anyMatch(RunParameters::isObserved);
        for (var parameter : method.annotated().getParameters()) {
            arguments.add(argument(parameter, observer));
        }
    }

    List<Argument<FunctionContext<?>>> arguments() {
        return List.copyOf(arguments);
    }

    /** {@return the parameters that the container resolves} */
    List<InjectedArgument<FunctionContext<?>>> injected() {
        return injected;
    }

    boolean takesAnEvent() {
        return !eventTypes.isEmpty();
    }

    /** {@return whether the method gets more than the first event of a run} */
    boolean takesABatch() {
        return takesABatch;
    }

    /** {@return the type that the event's data is read as: the most specific type of the parameters} */
    Type eventType() {
        return eventTypes.stream()
                .filter(type -> type != Object.class)
                .findFirst()
                .orElse(Object.class);
    }

    /** Reports mistakes in the event's type to {@code mistakes}. */
    void check(String origin, Consumer<String> mistakes) {
        var type = eventType();
        eventTypes.stream()
                .filter(other -> other != Object.class && !other.equals(type))
                .findFirst()
                .ifPresent(other -> mistakes.accept(CdiMessages.severalEventTypes(origin, type, other)));
        if (!EventTypes.isKnown(type)) {
            mistakes.accept(CdiMessages.eventTypeUnknown(origin, type));
        }
    }

    static boolean isObserved(AnnotatedParameter<?> parameter) {
        return parameter.isAnnotationPresent(Observes.class) || parameter.isAnnotationPresent(ObservesAsync.class);
    }

    private Argument<FunctionContext<?>> argument(AnnotatedParameter<?> parameter, boolean observer) {
        var type = parameter.getBaseType();
        if (type == Step.class) {
            return (run, call) -> run.step();
        }
        var givenByTheRun = givenByTheRun(type);
        if (givenByTheRun.isPresent()) {
            return givenByTheRun.get();
        }
        if (observer ? isObserved(parameter) : EventTypes.nameOf(type).isPresent()) {
            eventTypes.add(type);
            return (run, call) -> run.data();
        }
        if (observer && type == EventMetadata.class) {
            return (run, call) -> new DurableEventMetadata(eventType());
        }
        InjectedArgument<FunctionContext<?>> bean = new InjectedArgument<>(beans, parameter);
        injected.add(bean);
        return bean;
    }

    private Optional<Argument<FunctionContext<?>>> givenByTheRun(Type type) {
        var context = EventTypes.wrappedIn(FunctionContext.class, type);
        var event = EventTypes.wrappedIn(InngestEvent.class, type);
        var batch = EventTypes.inBatch(type);
        context.or(() -> event).or(() -> batch).ifPresent(eventTypes::add);
        takesABatch |= context.isPresent() || batch.isPresent();
        if (context.isPresent()) {
            return Optional.of((run, call) -> run);
        }
        if (event.isPresent()) {
            return Optional.of((run, call) -> run.event());
        }
        return batch.map(data -> (run, call) -> run.events());
    }
}
