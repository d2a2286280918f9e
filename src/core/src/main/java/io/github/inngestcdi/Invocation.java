package io.github.inngestcdi;

import java.lang.reflect.Type;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A call of another function, of this app or another.
 *
 * @param <R> what the function returns
 * @param functionId the function's id with its app's: {@code shop-send-email}
 * @param data becomes the data of the called function's event; a JSON object, or {@code null} for none
 * @param type what the result is read as
 * @param timeout how long to wait for the result; a year if empty
 * @since 0.1
 */
public record Invocation<R>(String functionId, @Nullable Object data, Type type, Optional<Duration> timeout) {
    /** {@return a call whose result is read as {@code type}} */
    public static <R> Invocation<R> of(String functionId, @Nullable Object data, Class<R> type) {
        return new Invocation<>(functionId, data, type, Optional.empty());
    }

    /** {@return a call whose result is read as {@code type}} */
    public static <R> Invocation<R> of(String functionId, @Nullable Object data, GenericType<R> type) {
        return new Invocation<>(functionId, data, type.type(), Optional.empty());
    }

    /** {@return this call, failing if there is no result after {@code timeout}} */
    public Invocation<R> within(Duration timeout) {
        return new Invocation<>(functionId, data, type, Optional.of(timeout));
    }
}
