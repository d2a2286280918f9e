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

/** The methods that run after a run has failed for good or was cancelled. */
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

    /** {@return whether {@code method} handles failures or cancellations} */
    static boolean isHandler(AnnotatedMethod<?> method) {
        return method.isAnnotationPresent(OnFailure.class) || method.isAnnotationPresent(OnCancel.class);
    }

    /** Adds {@code method}, which may handle both. */
    void add(BeanMethod method) {
        var onFailure = method.annotated().getAnnotation(OnFailure.class);
        if (onFailure != null) {
            failures.add(method, "@OnFailure", onFailure.value());
        }
        var onCancel = method.annotated().getAnnotation(OnCancel.class);
        if (onCancel != null) {
            cancellations.add(method, "@OnCancel", onCancel.value());
        }
    }

    /** Adds the methods for the function {@code id} to its definition. */
    void applyTo(FunctionDefinition.Builder<Object, Object> builder, String id) {
        failures.find(id).map(Handlers::failureHandler).ifPresent(builder::onFailure);
        cancellations.find(id).map(Handlers::cancelHandler).ifPresent(builder::onCancel);
    }

    /** Reports a mistake if there is a method for the failures of the function {@code id}, which handles them itself. */
    void checkNoFailureMethod(String id, String origin, Consumer<String> mistakes) {
        failures.checkNoMethod(id, origin, mistakes);
    }

    /** Reports a mistake if there is a method for the cancellations of the function {@code id}, which handles them itself. */
    void checkNoCancelMethod(String id, String origin, Consumer<String> mistakes) {
        cancellations.checkNoMethod(id, origin, mistakes);
    }

    /** Reports mistakes in the methods, given the ids of all functions. */
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
