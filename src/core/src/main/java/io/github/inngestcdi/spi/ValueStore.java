package io.github.inngestcdi.spi;

import java.io.IOException;
import java.util.Optional;

/**
 * Keeps values that are too large for the Inngest Server, such as results of steps for a claim check: a bucket, a table, a
 * directory. All nodes of an app share it, and a value stays until no run reads it any more. Must be safe for use by many
 * threads; in no transaction of ours.
 *
 * @since 0.1
 */
public interface ValueStore {
    /**
     * {@return the name of this store; it is kept with each value, so it stays the same across deployments}
     */
    String name();

    /**
     * Keeps {@code value}. May be called again with the same key, then with the same value.
     *
     * @param key the run's id, a {@code /}, and the SHA-256 of the value as 64 hexadecimal digits
     * @param value JSON in UTF-8, or what middleware has made of it
     * @return what {@link #get} finds the value by, such as the key or an address; the server shows it
     * @throws IOException if it cannot be kept now; the step is retried
     */
    String put(String key, byte[] value) throws IOException;

    /**
     * {@return the value that is kept under {@code reference}; empty if there is none}
     *
     * @param reference what {@link #put} returned; comes back through the server, so it is to be checked like any input
     * @throws IOException if it cannot be read now; the run is retried
     */
    Optional<byte[]> get(String reference) throws IOException;
}
