package io.github.inngestcdi;

import io.github.inngestcdi.spi.JsonMapper;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/**
 * The data that an exception carried beyond its message: JSON that is read on request.
 *
 * @since 0.1
 */
public final class ErrorData {
    private final String json;
    private final JsonMapper mapper;

    /** Holds {@code json}, read by {@code mapper}. */
    public ErrorData(String json, JsonMapper mapper) {
        this.json = json;
        this.mapper = mapper;
    }

    /**
     * {@return the data read as {@code type}}
     *
     * @throws RuntimeException if it does not fit
     */
    public <T> @Nullable T as(Class<T> type) {
        return this.<T>read(type);
    }

    /**
     * {@return the data read as {@code type}}
     *
     * @throws RuntimeException if it does not fit
     */
    public <T> @Nullable T as(GenericType<T> type) {
        return this.<T>read(type.type());
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private <T> @Nullable T read(Type type) {
        return (T) mapper.fromJson(json, type);
    }

    /** {@return the data as JSON text} */
    public String json() {
        return json;
    }

    /** {@return a text that does not show the data, which may be personal} */
    @Override
    public String toString() {
        return "(data)";
    }
}
