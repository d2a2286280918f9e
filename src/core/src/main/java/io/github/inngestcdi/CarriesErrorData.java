package io.github.inngestcdi;

import org.jspecify.annotations.Nullable;

/**
 * An exception that says more than its message: what it gives here is stored with the failure, and whoever handles it gets
 * it back from {@link StepException#data} or {@link FunctionError#data}, in this process or another.
 *
 * @since 0.1
 */
public interface CarriesErrorData {
    /** {@return what JSON can carry, a record as a rule; {@code null} for nothing} */
    @Nullable
    Object errorData();
}
