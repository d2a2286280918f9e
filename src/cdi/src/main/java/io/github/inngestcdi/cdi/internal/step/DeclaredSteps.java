package io.github.inngestcdi.cdi.internal.step;

import io.github.inngestcdi.DurableFunction;
import io.github.inngestcdi.cdi.DurableStep;
import io.github.inngestcdi.cdi.internal.container.CdiMessages;
import io.github.inngestcdi.cdi.internal.container.KebabCase;
import io.github.inngestcdi.cdi.internal.container.OwnMethods;
import io.github.inngestcdi.cdi.internal.function.FunctionCollector;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.spi.Annotated;
import jakarta.enterprise.inject.spi.AnnotatedMethod;
import jakarta.enterprise.inject.spi.AnnotatedType;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The steps that one class declares, on single methods or on the class for all its methods. */
final class DeclaredSteps {
    private final AnnotatedType<?> type;
    private final Optional<DurableStep> onClass;
    private final List<AnnotatedMethod<?>> methods;

    DeclaredSteps(AnnotatedType<?> type) {
        this.type = type;
        this.onClass = on(type);
        this.methods = type.getMethods().stream()
                .filter(method -> isStep(method) && OwnMethods.have(type, method))
                .<AnnotatedMethod<?>>map(method -> method)
                .toList();
    }

    boolean isEmpty() {
        return methods.isEmpty() && onClass.isEmpty();
    }

    /** Reports the methods that are annotated only in an interface, and so are not steps. */
    void checkInterfaces(Consumer<String> mistakes) {
        var steps = methods.stream().map(AnnotatedMethod::getJavaMember).collect(Collectors.toSet());
        InterfaceSteps.lost(type, steps)
                .forEach(method -> mistakes.accept(CdiMessages.stepOfAnInterface(
                        type.getJavaClass().getName() + "." + method.getName(),
                        method.getDeclaringClass().getName())));
    }

    /** {@return the steps by their methods} Reports a mistake in a method, and leaves that method out. */
    Map<Method, StepMethod> read(Consumer<String> mistakes) {
        var returnTypes = new ReturnTypes(type);
        Map<Method, StepMethod> steps = new HashMap<>();
        for (var each : methods) {
            var returned = returnTypes.of(each.getJavaMember());
            var mistake = mistake(each, returned);
            mistake.ifPresent(mistakes);
            if (mistake.isEmpty()) {
                steps.put(each.getJavaMember(), new StepMethod(id(each), origin(each), new StepResult(returned)));
            }
        }
        return steps;
    }

    private boolean isStep(AnnotatedMethod<?> method) {
        var member = method.getJavaMember();
        return on(method).isPresent()
                || (onClass.isPresent()
                        && !Modifier.isPrivate(member.getModifiers())
                        && !Modifier.isStatic(member.getModifiers())
                        && !method.isAnnotationPresent(Produces.class)
                        && member.getDeclaringClass() != DurableFunction.class
                        && !isMethodOfObject(member));
    }

    private static boolean isMethodOfObject(Method method) {
        return Arrays.stream(Object.class.getDeclaredMethods())
                .anyMatch(other -> other.getName().equals(method.getName())
                        && Arrays.equals(other.getParameterTypes(), method.getParameterTypes()));
    }

    /** {@return the annotation on {@code annotated}, on one of its stereotypes, or on another binding} */
    private static Optional<DurableStep> on(Annotated annotated) {
        return Optional.ofNullable(annotated.getAnnotation(DurableStep.class))
                .or(() -> annotated.getAnnotations().stream()
                        .map(Annotation::annotationType)
                        .flatMap(each -> Optional.ofNullable(each.getAnnotation(DurableStep.class)).stream())
                        .findFirst());
    }

    private String id(AnnotatedMethod<?> method) {
        return given(on(method))
                .orElseGet(() -> given(onClass)
                                .orElseGet(
                                        () -> KebabCase.of(type.getJavaClass().getSimpleName()))
                        + "-" + KebabCase.of(method.getJavaMember().getName()));
    }

    private static Optional<String> given(Optional<DurableStep> step) {
        return step.map(DurableStep::value).filter(id -> !id.isBlank());
    }

    private String origin(AnnotatedMethod<?> method) {
        return type.getJavaClass().getName() + "." + method.getJavaMember().getName();
    }

    private Optional<String> mistake(AnnotatedMethod<?> method, Type returned) {
        var origin = origin(method);
        if (FunctionCollector.isCodeOfAFunction(type, method)) {
            return Optional.of(CdiMessages.stepIsAFunction(origin));
        }
        int modifiers = method.getJavaMember().getModifiers();
        if (Modifier.isPrivate(modifiers) || Modifier.isStatic(modifiers) || Modifier.isFinal(modifiers)) {
            return Optional.of(CdiMessages.stepNotIntercepted(origin));
        }
        if (isAsynchronous(method) || isAsynchronous(type)) {
            return Optional.of(CdiMessages.stepAsynchronous(origin));
        }
        return ResultProblem.of(returned)
                .map(problem -> problem == ResultProblem.NOT_CARRIED
                        ? CdiMessages.stepResultNotCarried(origin, returned)
                        : CdiMessages.stepResultUnknown(origin, returned));
    }

    /** Compares only the name, because Jakarta Concurrency, Jakarta Enterprise Beans and MicroProfile each have one. */
    private static boolean isAsynchronous(Annotated annotated) {
        return annotated.getAnnotations().stream()
                .anyMatch(each -> each.annotationType().getSimpleName().equals("Asynchronous"));
    }
}
