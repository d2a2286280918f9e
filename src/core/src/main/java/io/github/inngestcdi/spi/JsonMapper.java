package io.github.inngestcdi.spi;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
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

    /**
     * {@return what {@code json} gives, read as {@code type}} The result of a step is read so, to save a copy of it. Unless
     * overridden, it is made a string.
     *
     * @param json one value, not {@code null}; need not be closed
     * @throws RuntimeException if it does not fit
     */
    default @Nullable Object fromJson(Reader json, Type type) {
        StringWriter text = new StringWriter();
        try {
            json.transferTo(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return fromJson(text.toString(), type);
    }
}
