package io.github.inngestcdi;

import org.jspecify.annotations.Nullable;

/**
 * The outcome of a branch of {@link Parallel}.
 *
 * @param <T> what the branch returns
 * @since 0.1
 */
public interface Branch<T extends @Nullable Object> {
    /**
     * {@return whether the branch has ended, with a result or an error; after a race, whether it had ended when the
     * race was decided}
     */
    boolean isDone();

    /**
     * {@return the result of the branch}
     *
     * @throws Exception what the branch has thrown
     * @throws IllegalStateException if the branch has not ended: join it first
     */
    T get() throws Exception;
}
