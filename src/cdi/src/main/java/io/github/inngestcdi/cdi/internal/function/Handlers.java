package io.github.inngestcdi.cdi.internal.function;

import io.github.inngestcdi.CancelContext;
import io.github.inngestcdi.CancelHandler;
import io.github.inngestcdi.FailureContext;
import io.github.inngestcdi.FailureHandler;
import io.github.inngestcdi.FunctionDefinition;
import io.github.inngestcdi.FunctionError;
import io.github.inngestcdi.Step;
import io.github.inngestcdi.cdi.OnCancel;
import io.github.inngestcdi.cdi.OnFailure;
import io.github.inngestcdi.cdi.internal.container.BeanAccess;
import jakarta.enterprise.inject.spi.AnnotatedMethod;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The methods that run after functions have failed for good or were cancelled. */
final class Handlers {
    private final HandlerMethods<FailureContext<?>> failures;
    private final HandlerMethods<CancelContext<?>> cancellations;

    Handlers(BeanAccess beans) {
        failures = new HandlerMethods<>(
                beans,
                "Failures",
                Map.of(
                        Step.class, (failure, call) -> failure.step(),
                        FunctionError.class, (failure, call) -> failure.error(),
                        FailureContext.class, (failure, call) -> failure));
        cancellations = new HandlerMethods<>(
                beans,
                "Cancellations",
                Map.of(
                        Step.class, (cancelled, call) -> cancelled.step(),
                        CancelContext.class, (cancelled, call) -> cancelled));
    }

    /** {@return whether {@code method} is such a method} */
    static boolean isOne(AnnotatedMethod<?> method) {
        return method.isAnnotationPresent(OnFailure.class) || method.isAnnotationPresent(OnCancel.class);
    }

    /** Adds {@code method}, which may be of both kinds. */
    void add(BeanMethod method) {
        OnFailure onFailure = method.annotated().getAnnotation(OnFailure.class);
        if (onFailure != null) {
            failures.add(method, "@OnFailure", onFailure.value());
        }
        OnCancel onCancel = method.annotated().getAnnotation(OnCancel.class);
        if (onCancel != null) {
            cancellations.add(method, "@OnCancel", onCancel.value());
        }
    }

    /** Gives the function {@code id} the methods there are for it. */
    void applyTo(FunctionDefinition.Builder<Object, Object> builder, String id) {
        failures.find(id).map(Handlers::failureHandler).ifPresent(builder::onFailure);
        cancellations.find(id).map(Handlers::cancelHandler).ifPresent(builder::onCancel);
    }

    /** Tells {@code mistakes} if there is a method for the failures of the function {@code id}, which handles them itself. */
    void failureHandledBy(String id, String origin, Consumer<String> mistakes) {
        failures.handledBy(id, origin, mistakes);
    }

    /** Tells {@code mistakes} if there is a method for the cancellations of the function {@code id}, which does so itself. */
    void cancelHandledBy(String id, String origin, Consumer<String> mistakes) {
        cancellations.handledBy(id, origin, mistakes);
    }

    /** Tells {@code mistakes} what is wrong with the methods, given the ids of all functions. */
    void check(List<String> functionIds, Consumer<String> mistakes) {
        failures.check(functionIds, mistakes);
        cancellations.check(functionIds, mistakes);
    }

    private static FailureHandler<Object> failureHandler(HandlerMethods.Code<FailureContext<?>> code) {
        return new FailureHandler<>() {
            @Override
            public void onFailure(FailureContext<Object> failure) throws Exception {
                code.run(failure);
            }

            @Override
            public @Nullable Object outputOf(FailureContext<Object> failure) throws Exception {
                return code.run(failure);
            }
        };
    }

    private static CancelHandler<Object> cancelHandler(HandlerMethods.Code<CancelContext<?>> code) {
        return new CancelHandler<>() {
            @Override
            public void onCancel(CancelContext<Object> cancelled) throws Exception {
                code.run(cancelled);
            }

            @Override
            public @Nullable Object outputOf(CancelContext<Object> cancelled) throws Exception {
                return code.run(cancelled);
            }
        };
    }
}
