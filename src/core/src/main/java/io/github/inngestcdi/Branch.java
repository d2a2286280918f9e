package io.github.inngestcdi;

import org.jspecify.annotations.Nullable;

/**
 * What a branch of {@link Parallel} came to.
 *
 * @param <T> what it returns
 * @since 0.1
 */
public interface Branch<T extends @Nullable Object> {
    /** {@return whether it has ended, with a result or an error; after a race, whether it had when the race was decided} */
    boolean isDone();

    /**
     * {@return its result}
     *
     * @throws Exception what it has thrown
     * @throws IllegalStateException if it has not ended: join it first
     */
    T get() throws Exception;
}
