package io.github.inngestcdi;

import static java.util.Objects.requireNonNull;

import java.lang.reflect.Type;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A call of another function, of this app or another. Immutable.
 *
 * @param <R> what the function returns
 * @since 0.1
 */
public final class Invocation<R> extends Value {
    private final String functionId;
    private final @Nullable Object data;
    private final Type type;
    private final Optional<Duration> timeout;

    private Invocation(String functionId, @Nullable Object data, Type type, Optional<Duration> timeout) {
        this.functionId = requireNonNull(functionId, "functionId");
        this.data = data;
        this.type = requireNonNull(type, "type");
        this.timeout = timeout;
    }

    /**
     * {@return a call whose result is read as {@code type}}
     *
     * @param functionId the function's id with its app's: {@code shop-send-email}
     * @param data becomes the data of the called function's event; a JSON object, or {@code null} for none
     */
    public static <R> Invocation<R> of(String functionId, @Nullable Object data, Class<R> type) {
        return new Invocation<>(functionId, data, type, Optional.empty());
    }

    /**
     * {@return a call whose result is read as {@code type}}
     *
     * @param functionId the function's id with its app's: {@code shop-send-email}
     * @param data becomes the data of the called function's event; a JSON object, or {@code null} for none
     */
    public static <R> Invocation<R> of(String functionId, @Nullable Object data, GenericType<R> type) {
        return new Invocation<>(functionId, data, type.type(), Optional.empty());
    }

    /** {@return this call, which fails if there is no result after {@code timeout}} */
    public Invocation<R> withTimeout(Duration timeout) {
        return new Invocation<>(functionId, data, type, Optional.of(timeout));
    }

    /** {@return the function's id with its app's} */
    public String functionId() {
        return functionId;
    }

    /** {@return the data of the called function's event; {@code null} for none} */
    public @Nullable Object data() {
        return data;
    }

    /** {@return the type that the result is read as} */
    public Type type() {
        return type;
    }

    /** {@return how long to wait for the result; empty for a year} */
    public Optional<Duration> timeout() {
        return timeout;
    }

    @Override
    List<? extends @Nullable Object> parts() {
        return Arrays.asList(functionId, data, type, timeout);
    }
}
