package io.github.inngestcdi.spi;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
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
     * {@return the value of {@code json}, read as {@code type}} The result of a step is read this way, to save a copy
     * of its text. The default implementation makes a string of it.
     *
     * @param json one value, not {@code null}; need not be closed
     * @throws RuntimeException if it does not fit
     */
    default @Nullable Object fromJson(Reader json, Type type) {
        var text = new StringWriter();
        try {
            json.transferTo(text);
        } catch (IOException e) {
            throw SpiMessages.jsonUnreadable(e);
        }
        return fromJson(text.toString(), type);
    }
}
