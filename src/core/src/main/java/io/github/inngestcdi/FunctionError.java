package io.github.inngestcdi;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An error in the form that the server stores: what a step or function threw, in any language.
 *
 * @param name the error's type: the class name of a Java exception
 * @param message its message; empty if it had none
 * @param stack its stack trace as text; {@code null} if unknown
 * @param cause what caused it; {@code null} if nothing did
 * @param suppressed what was thrown beside it
 * @param stepId the id of the step that failed with it; empty if no step did
 * @param data what the exception carried, if it {@linkplain CarriesErrorData carries data}
 * @since 0.1
 */
public record FunctionError(
        String name,
        String message,
        @Nullable String stack,
        @Nullable FunctionError cause,
        List<FunctionError> suppressed,
        Optional<String> stepId,
        Optional<ErrorData> data) {

    /** Copies the suppressed ones in. */
    public FunctionError {
        suppressed = List.copyOf(suppressed);
    }

    /** An error without suppressed ones, step and data. */
    public FunctionError(String name, String message, @Nullable String stack, @Nullable FunctionError cause) {
        this(name, message, stack, cause, List.of(), Optional.empty(), Optional.empty());
    }

    /** {@return this error, of the step {@code id} unless an earlier step is known} */
    public FunctionError withStep(String id) {
        return stepId.isPresent()
                ? this
                : new FunctionError(name, message, stack, cause, suppressed, Optional.of(id), data);
    }
}
