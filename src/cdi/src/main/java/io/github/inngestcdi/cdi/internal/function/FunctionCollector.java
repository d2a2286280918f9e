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

/** Collects the functions that one deployment declares. The container may find beans in any order, on several threads. */
public final class FunctionCollector {
    /** The phases that a durable observer may declare. The event is sent after the commit. */
    private static final Set<TransactionPhase> AFTER_THE_COMMIT =
            Set.of(TransactionPhase.IN_PROGRESS, TransactionPhase.AFTER_SUCCESS);

    private final BeanAccess beans;
    private final List<DeclaredFunction> declared = new ArrayList<>();
    private final Handlers handlers;
    private final List<String> mistakes = new ArrayList<>();

    /** Collects functions whose code runs on {@code beans}. */
    public FunctionCollector(BeanAccess beans) {
        this.beans = beans;
        this.handlers = new Handlers(beans);
    }

    /** Collects the functions that {@code bean} declares by its class or its methods. Observers are collected separately. */
    public synchronized void collect(Bean<?> bean, AnnotatedType<?> type) {
        var methods = type.getMethods().stream()
                .filter(method -> isRelevant(method) && OwnMethods.have(type, method))
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

    /** {@return whether {@code observer} is durable} Then it is collected, and the container must not notify it. */
    public synchronized boolean collect(ObserverMethod<?> observer, AnnotatedMethod<?> annotated) {
        if (annotated == null || !isDurable(annotated)) {
            return false;
        }
        var method = new BeanMethod(beans, observer.getDeclaringBean(), annotated);
        var others = observer.getObservedQualifiers().stream()
                .filter(qualifier -> !isAllowed(qualifier))
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

    /** {@return all collected functions, in the order of their declarations} Call this when all beans are known. */
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
        if (Handlers.isHandler(annotated)) {
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

    /** A run has a request scope, but no session and no conversation. */
    private void checkScope(Bean<?> bean, String origin) {
        if (bean.getScope() == SessionScoped.class || bean.getScope() == ConversationScoped.class) {
            mistakes.add(CdiMessages.scopeNotActive(origin, bean.getScope()));
        }
    }

    private void checkNoOptions(Annotated declaration, String origin) {
        var options = DeclaredOptions.on(declaration);
        if (!options.isEmpty()) {
            mistakes.add(CdiMessages.optionsWithoutFunction(origin, options));
        }
    }

    /** {@return whether the method is a function or a handler, or has options that only a function may have} */
    private static boolean isRelevant(AnnotatedMethod<?> method) {
        return isFunction(method)
                || isDurable(method)
                || Handlers.isHandler(method)
                || !DeclaredOptions.on(method).isEmpty();
    }

    /** {@return whether Inngest calls {@code method}: as a function, or as a handler of failures or cancellations} */
    public static boolean isCodeOfAFunction(AnnotatedType<?> type, AnnotatedMethod<?> method) {
        return isFunction(method)
                || isDurable(method)
                || Handlers.isHandler(method)
                || (DurableFunction.class.isAssignableFrom(type.getJavaClass()) && isDeclaredByDurableFunction(method));
    }

    /** {@return the id of the function {@code method}; empty if the method is not a function} */
    public static Optional<String> idOf(Bean<?> bean, AnnotatedMethod<?> method) {
        return isFunction(method) || isDurable(method)
                ? Optional.of(
                        WorkflowOptions.of(method, BeanMethod.defaultId(bean.getBeanClass(), method.getJavaMember()))
                                .id())
                : Optional.empty();
    }

    private static boolean isDeclaredByDurableFunction(AnnotatedMethod<?> method) {
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

    private static boolean isAllowed(Annotation qualifier) {
        return qualifier.annotationType() == Async.class || qualifier.annotationType() == Any.class;
    }

    /** The declared functions, and the mistakes in their declarations. */
    public record Collected(List<FunctionDefinition<?, ?>> functions, List<String> mistakes) {}
}
