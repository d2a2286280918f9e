package io.github.inngestcdi.cdi.internal.function;

import io.github.inngestcdi.DurableFunction;
import io.github.inngestcdi.FunctionDefinition;
import io.github.inngestcdi.cdi.Async;
import io.github.inngestcdi.cdi.Workflow;
import io.github.inngestcdi.cdi.internal.container.BeanAccess;
import io.github.inngestcdi.cdi.internal.container.CdiMessages;
import io.github.inngestcdi.cdi.internal.container.OwnMethods;
import jakarta.enterprise.context.ConversationScoped;
import jakarta.enterprise.context.SessionScoped;
import jakarta.enterprise.event.Reception;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Annotated;
import jakarta.enterprise.inject.spi.AnnotatedMethod;
import jakarta.enterprise.inject.spi.AnnotatedType;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.ObserverMethod;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Collects what one deployment's beans declare. The container may find them in any order, and on several threads. */
public final class FunctionCollector {
    /** Phases that a durable observer is in: the event has left after the commit. */
    private static final Set<TransactionPhase> AFTER_THE_COMMIT =
            Set.of(TransactionPhase.IN_PROGRESS, TransactionPhase.AFTER_SUCCESS);

    private final BeanAccess beans;
    private final List<DeclaredFunction> declared = new ArrayList<>();
    private final Handlers handlers;
    private final List<String> mistakes = new ArrayList<>();

    /** Collects functions that run on {@code beans}. */
    public FunctionCollector(BeanAccess beans) {
        this.beans = beans;
        this.handlers = new Handlers(beans);
    }

    /** Collects what {@code bean} declares by its class or its methods; observers come by themselves. */
    public synchronized void collect(Bean<?> bean, AnnotatedType<?> type) {
        List<AnnotatedMethod<?>> methods = type.getMethods().stream()
                .filter(method -> concernsUs(method) && OwnMethods.have(type, method))
                .<AnnotatedMethod<?>>map(method -> method)
                .toList();
        methods.forEach(method -> collect(new BeanMethod(beans, bean, method)));
        if (DurableFunction.class.isAssignableFrom(type.getJavaClass()) && isFunction(type)) {
            checkScope(bean, type.getJavaClass().getName());
            declared.add(new ClassFunction(beans, bean, type));
        } else if (isFunction(type) && (methods.isEmpty() || Triggers.areOn(type))) {
            mistakes.add(CdiMessages.workflowWithoutCode(type.getJavaClass().getName()));
        } else {
            checkNoOptions(type, type.getJavaClass().getName());
        }
    }

    /** {@return whether {@code observer} is durable: it is collected, and not to be notified in this process} */
    public synchronized boolean collect(ObserverMethod<?> observer, AnnotatedMethod<?> annotated) {
        if (annotated == null || !isDurable(annotated)) {
            return false;
        }
        BeanMethod method = new BeanMethod(beans, observer.getDeclaringBean(), annotated);
        String others = observer.getObservedQualifiers().stream()
                .filter(qualifier -> !isCarried(qualifier))
                .map(Annotation::toString)
                .sorted()
                .collect(Collectors.joining(", "));
        if (!others.isEmpty()) {
            mistakes.add(CdiMessages.qualifiersNotCarried(method.origin(), others));
        }
        if (observer.getReception() == Reception.IF_EXISTS) {
            mistakes.add(CdiMessages.conditionalObserver(method.origin()));
        }
        if (!AFTER_THE_COMMIT.contains(observer.getTransactionPhase())) {
            mistakes.add(CdiMessages.phasedObserver(method.origin(), observer.getTransactionPhase()));
        }
        checkScope(observer.getDeclaringBean(), method.origin());
        declared.add(new MethodFunction(beans, method));
        return true;
    }

    /** {@return everything that was found, in the order of where it is declared; to be asked when all beans are known} */
    public synchronized Collected collected() {
        List<String> all = new ArrayList<>(mistakes);
        List<FunctionDefinition<?, ?>> functions = new ArrayList<>();
        declared.stream()
                .sorted(Comparator.comparing(DeclaredFunction::origin))
                .forEach(function -> functions.add(function.define(handlers, all::add)));
        handlers.check(functions.stream().map(FunctionDefinition::id).toList(), all::add);
        return new Collected(functions, all);
    }

    private void collect(BeanMethod method) {
        AnnotatedMethod<?> annotated = method.annotated();
        if (Handlers.isOne(annotated)) {
            checkScope(method.bean(), method.origin());
            handlers.add(method);
        }
        if (isFunction(annotated) && annotated.getParameters().stream().noneMatch(RunParameters::isObserved)) {
            checkScope(method.bean(), method.origin());
            declared.add(new MethodFunction(beans, method));
        } else if (isFunction(annotated) && !isDurable(annotated)) {
            mistakes.add(CdiMessages.localObserver(method.origin()));
        } else if (!isDurable(annotated)) {
            checkNoOptions(annotated, method.origin());
        }
    }

    /** A run has a request, but neither a session nor a conversation. */
    private void checkScope(Bean<?> bean, String origin) {
        if (bean.getScope() == SessionScoped.class || bean.getScope() == ConversationScoped.class) {
            mistakes.add(CdiMessages.scopeOfNoRun(origin, bean.getScope()));
        }
    }

    private void checkNoOptions(Annotated noFunction, String origin) {
        List<String> options = DeclaredOptions.on(noFunction);
        if (!options.isEmpty()) {
            mistakes.add(CdiMessages.optionsOfNoFunction(origin, options));
        }
    }

    /** {@return whether the method is a function, handles the end of one, or would if it were right} */
    private static boolean concernsUs(AnnotatedMethod<?> method) {
        return isFunction(method)
                || isDurable(method)
                || Handlers.isOne(method)
                || !DeclaredOptions.on(method).isEmpty();
    }

    /** {@return whether {@code method} is what Inngest calls: a function, or what handles the end of one} */
    public static boolean isCodeOfAFunction(AnnotatedType<?> type, AnnotatedMethod<?> method) {
        return isFunction(method)
                || isDurable(method)
                || Handlers.isOne(method)
                || (DurableFunction.class.isAssignableFrom(type.getJavaClass()) && isOfADurableFunction(method));
    }

    /** {@return the id of the function that {@code method} is; empty if it is none} */
    public static Optional<String> idOf(Bean<?> bean, AnnotatedMethod<?> method) {
        return isFunction(method) || isDurable(method)
                ? Optional.of(
                        WorkflowOptions.of(method, BeanMethod.defaultId(bean.getBeanClass(), method.getJavaMember()))
                                .id())
                : Optional.empty();
    }

    private static boolean isOfADurableFunction(AnnotatedMethod<?> method) {
        return Arrays.stream(DurableFunction.class.getMethods())
                .anyMatch(other -> other.getName().equals(method.getJavaMember().getName())
                        && Arrays.equals(
                                other.getParameterTypes(),
                                method.getJavaMember().getParameterTypes()));
    }

    private static boolean isFunction(Annotated annotated) {
        return annotated.isAnnotationPresent(Workflow.class) || Triggers.areOn(annotated);
    }

    static boolean isDurable(AnnotatedMethod<?> method) {
        return method.getParameters().stream()
                .anyMatch(
                        parameter -> RunParameters.isObserved(parameter) && parameter.isAnnotationPresent(Async.class));
    }

    private static boolean isCarried(Annotation qualifier) {
        return qualifier.annotationType() == Async.class || qualifier.annotationType() == Any.class;
    }

    /** The functions that are declared, and what is wrong with them. */
    public record Collected(List<FunctionDefinition<?, ?>> functions, List<String> mistakes) {}
}
