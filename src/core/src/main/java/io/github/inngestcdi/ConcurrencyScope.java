package io.github.inngestcdi;

/**
 * The functions that share a concurrency limit.
 *
 * @since 0.1
 */
public enum ConcurrencyScope {
    /** The runs of the function. */
    FN,
    /** All functions of the environment whose limit has the same key. */
    ENV,
    /** All functions of the account whose limit has the same key. */
    ACCOUNT
}
