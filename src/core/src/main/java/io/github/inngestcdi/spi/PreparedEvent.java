package io.github.inngestcdi.spi;

import static java.util.Objects.requireNonNull;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An event as it will be sent: checked, changed by the middleware, and written as JSON. Whatever happens to the object that
 * it was made of, its bytes stay the same. Immutable.
 *
 * <p>A store keeps its parts, {@link #name}, {@link #id}, {@link #timestamp} and {@link #json}, and rebuilds it from them
 * with {@link #of(String, Optional, Instant, byte[])}. What was rebuilt is sent as it was prepared, byte for byte.
 *
 * @see EventClient
 * @since 0.1
 */
public final class PreparedEvent {
    private final String name;
    private final Optional<String> id;
    private final Instant timestamp;
    private final byte[] json;
    private final @Nullable Object source;

    /** Keeps {@code json} itself, so it must not be known to anyone else. */
    private PreparedEvent(String name, Optional<String> id, Instant timestamp, byte[] json, @Nullable Object source) {
        this.name = requireNonNull(name, "name");
        this.id = requireNonNull(id, "id");
        this.timestamp = requireNonNull(timestamp, "timestamp");
        this.json = json;
        this.source = source;
    }

    /**
     * {@return the event of these parts, without a source}
     *
     * @param json the whole event, a JSON object in UTF-8; copied
     * @throws IllegalArgumentException if {@code json} does not begin and end as an object does
     */
    public static PreparedEvent of(String name, Optional<String> id, Instant timestamp, byte[] json) {
        return owning(name, id, timestamp, json.clone());
    }

    /**
     * {@return the event of these parts, without a source}
     *
     * @param json the whole event, a JSON object; a surrogate without its other half becomes a {@code ?}
     * @throws IllegalArgumentException if {@code json} does not begin and end as an object does
     */
    public static PreparedEvent of(String name, Optional<String> id, Instant timestamp, String json) {
        return owning(name, id, timestamp, json.getBytes(StandardCharsets.UTF_8));
    }

    private static PreparedEvent owning(String name, Optional<String> id, Instant timestamp, byte[] json) {
        if (json.length < 2 || json[0] != '{' || json[json.length - 1] != '}') {
            throw SpiMessages.eventIsNotAnObject(name, json.length);
        }
        return new PreparedEvent(name, id, timestamp, json, null);
    }

    /** {@return this event, made of {@code source}; {@code null} for none} */
    public PreparedEvent withSource(@Nullable Object source) {
        return new PreparedEvent(name, id, timestamp, json, source);
    }

    /** {@return the event's name} */
    public String name() {
        return name;
    }

    /** {@return the key under which the server starts each function once in 24 hours; empty if the event has none} */
    public Optional<String> id() {
        return id;
    }

    /** {@return the time of the event, in milliseconds; if the code gives none, the time at which it was prepared} */
    public Instant timestamp() {
        return timestamp;
    }

    /** {@return the whole event as it is sent, JSON in UTF-8: a read-only view of all {@link #size} bytes, not a copy} */
    public ByteBuffer json() {
        return ByteBuffer.wrap(json).asReadOnlyBuffer();
    }

    /** {@return the number of bytes of {@link #json}} */
    public int size() {
        return json.length;
    }

    /**
     * {@return the object that the data was made of; it may have changed since} Empty if the event has no data, or was
     * rebuilt from its parts.
     */
    public Optional<Object> source() {
        return Optional.ofNullable(source);
    }

    /** {@return the name and the size: the data may be confidential} */
    @Override
    public String toString() {
        return "PreparedEvent[%s, %d bytes]".formatted(name, json.length);
    }
}
