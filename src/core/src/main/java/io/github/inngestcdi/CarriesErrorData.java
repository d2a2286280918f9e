package io.github.inngestcdi;

import org.jspecify.annotations.Nullable;

/**
 * An exception that carries data beyond its message: the data is stored with the failure, and the code that handles the
 * failure gets it from {@link StepException#data} or {@link FunctionError#data}, in this process or another.
 *
 * @since 0.1
 */
public interface CarriesErrorData {
    /** {@return the data, which JSON can carry, usually a record; {@code null} for none} */
    @Nullable
    Object errorData();
}
