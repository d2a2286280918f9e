package io.github.inngestcdi.examples.shop.tokens;

import java.time.Instant;

/**
 * Lets its holder in, for a while.
 *
 * @param value what the holder shows
 * @param expires from when on it is worth nothing
 */
public record Token(String value, Instant expires) {}
