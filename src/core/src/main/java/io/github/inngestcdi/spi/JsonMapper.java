package io.github.inngestcdi.spi;

import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/**
 * Turns event data and step results into JSON and back. Must be safe for use by many threads.
 *
 * @since 0.1
 */
public interface JsonMapper {
    /**
     * {@return {@code value} as JSON text}
     *
     * @throws RuntimeException if JSON cannot carry it
     */
    String toJson(@Nullable Object value);

    /**
     * {@return {@code json} read as {@code type}}
     *
     * @throws RuntimeException if it does not fit
     */
    @Nullable
    Object fromJson(String json, Type type);
}
